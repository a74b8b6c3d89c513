package dev.synod.events.tidy;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what is untidy; each finding says where and what, none means tidy. */
final class Tidy {
    static final int JAVA_LINES = 300;
    static final int MODULE_POM_LINES = 120;

    /** The launcher's build gathers a database, a broker and a connector: more to name. */
    static final Map<String, Integer> LONGER_POMS = Map.of("infra/local/pom.xml", 220);

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern TOPIC = Pattern.compile("^mp\\.messaging\\..*\\.topics?\\s*=\\s*(\\S.*)$");
    private static final Pattern PROBLEM = Pattern.compile("\\b[45]\\d\\d,\\s*\"([a-z_]+)\"");
    private static final Pattern OWN_SETTING = Pattern.compile("^(synod\\.(?!outbox\\.)[^=\\s]+)\\s*=");
    private static final Pattern LISTED_SETTING = Pattern.compile("`(synod\\.[\\w.<>-]+)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w{2,}(?:Test|IT))(?:\\.(\\w+))?`");
    private static final Pattern UNFINISHED = Pattern.compile("(?://|/?\\*|#|--).*\\b(TO" + "DO|FIX" + "ME)\\b");
    private static final Pattern SLEEP =
            Pattern.compile("Thread\\s*\\.\\s*sleep|TimeUnit\\s*\\.\\s*\\w+\\s*\\.\\s*sleep");

    private final SourceTree tree;

    Tidy(SourceTree tree) {
        this.tree = tree;
    }

    List<String> overlongFiles() {
        Path parent = tree.root().resolve("pom.xml");
        Stream<String> java = tree.named(".java").stream().flatMap(file -> ifLonger(JAVA_LINES, file));
        Stream<String> poms = tree.named("pom.xml").stream()
                .filter(pom -> !pom.equals(parent))
                .flatMap(pom -> ifLonger(LONGER_POMS.getOrDefault(tree.nameOf(pom), MODULE_POM_LINES), pom));
        return Stream.concat(java, poms).toList();
    }

    List<String> deadLinks() {
        List<String> dead = new ArrayList<>();
        for (Path page : tree.named(".md")) {
            boolean[] code = {false};
            List<String> prose = SourceTree.linesOf(page).stream()
                    .map(line -> {
                        code[0] ^= line.strip().startsWith("```");
                        return code[0] ? "" : line;
                    })
                    .toList();
            eachMatch(prose, LINK, (line, link) -> {
                String target = link.group(1);
                if (!target.matches("[a-z][a-z+.-]*:.*") && !leadsSomewhere(page, target)) {
                    dead.add(tree.nameOf(page) + ":" + line + " links to nothing: " + target);
                }
            });
        }
        return dead;
    }

    /** Topics in properties that the contract does not have. */
    List<String> unknownTopics(List<String> known) {
        List<String> unknown = new ArrayList<>();
        for (Path properties : tree.named(".properties")) {
            eachMatch(SourceTree.linesOf(properties), TOPIC, (line, setting) -> Stream.of(
                            setting.group(1).strip().split("\\s*,\\s*"))
                    .filter(topic -> !topic.startsWith("${") && !known.contains(topic))
                    .forEach(topic ->
                            unknown.add(tree.nameOf(properties) + ":" + line + " names no topic of ours: " + topic)));
        }
        return unknown;
    }

    /** Tests that a page names, as a class or a method of it, and nobody wrote, or that were renamed. */
    List<String> unknownTests() {
        List<String> unknown = new ArrayList<>();
        for (Path page : tree.named(".md")) {
            eachMatch(SourceTree.linesOf(page), TEST, (line, name) -> {
                if (!isTest(name.group(1), name.group(2))) {
                    unknown.add(tree.nameOf(page) + ":" + line + " names no test of ours: " + name.group());
                }
            });
        }
        return unknown;
    }

    private boolean isTest(String className, @Nullable String method) {
        return tree.named("/" + className + ".java").stream()
                .anyMatch(file -> method == null
                        || SourceTree.linesOf(file).stream().anyMatch(line -> line.contains("void " + method + "(")));
    }

    /** Codes of problem details in main sources that the page of problems has no heading for. */
    List<String> undocumentedProblems(Path page) {
        Set<String> documented = anchorsOf(page);
        return tree.named(".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .flatMap(file -> PROBLEM.matcher(String.join("\n", SourceTree.linesOf(file)))
                        .results()
                        .map(problem -> problem.group(1))
                        .filter(code -> !documented.contains(code))
                        .map(code -> tree.nameOf(file) + " has an undocumented problem: " + code))
                .toList();
    }

    /**
     * Settings of a service that its README doesn't list; a README may say {@code <name>} for one part of
     * a key. Which schema holds the outbox is the service's own affair.
     */
    List<String> undocumentedSettings() {
        List<String> undocumented = new ArrayList<>();
        for (Path properties : tree.named("src/main/resources/application.properties")) {
            Path module = properties.getParent().getParent().getParent().getParent();
            List<Pattern> listed = settingsIn(module.resolve("README.md"));
            eachMatch(SourceTree.linesOf(properties), OWN_SETTING, (line, setting) -> {
                if (listed.stream()
                        .noneMatch(key -> key.matcher(setting.group(1)).matches())) {
                    undocumented.add(
                            tree.nameOf(properties) + ":" + line + " is not in the README: " + setting.group(1));
                }
            });
        }
        return undocumented;
    }

    private static List<Pattern> settingsIn(Path readme) {
        if (!Files.exists(readme)) {
            return List.of();
        }
        return SourceTree.linesOf(readme).stream()
                .flatMap(line -> LISTED_SETTING.matcher(line).results())
                .map(key ->
                        Pattern.compile(key.group(1).replace(".", "\\.").replaceAll("<[^>]+>", "(\"[^\"]+\"|[^.]+)")))
                .toList();
    }

    List<String> sleepingTests() {
        return matches(
                SLEEP,
                file -> file.toString().contains("/src/test/")
                        && file.toString().endsWith(".java"));
    }

    List<String> unfinishedWork() {
        Set<String> source = Set.of("java", "sql", "properties", "yaml", "yml", "xml", "sh", "html", "js", "css");
        return matches(UNFINISHED, file -> source.contains(endingOf(file)));
    }

    private Stream<String> ifLonger(int limit, Path file) {
        int lines = SourceTree.linesOf(file).size();
        return lines > limit
                ? Stream.of(tree.nameOf(file) + " has " + lines + " lines, more than " + limit)
                : Stream.empty();
    }

    private List<String> matches(Pattern pattern, Predicate<Path> where) {
        List<String> found = new ArrayList<>();
        tree.files().stream()
                .filter(where)
                .forEach(file -> eachMatch(
                        SourceTree.linesOf(file),
                        pattern,
                        (line, match) ->
                                found.add(tree.nameOf(file) + ":" + line + " has " + match.group(match.groupCount()))));
        return found;
    }

    private boolean leadsSomewhere(Path page, String target) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1
                || !file.toString().endsWith(".md")
                || anchorsOf(file).contains(parts[1]);
    }

    /** Anchors of a page as forges make them from its headings, and those written in HTML. */
    private static Set<String> anchorsOf(Path page) {
        Pattern html = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");
        return Set.copyOf(SourceTree.linesOf(page).stream()
                .flatMap(line -> line.startsWith("#")
                        ? Stream.of(slug(line))
                        : html.matcher(line).results().map(anchor -> anchor.group(1)))
                .toList());
    }

    private static String slug(String heading) {
        String text = heading.replaceFirst("^#+\\s*", "").strip().toLowerCase(java.util.Locale.ROOT);
        return text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    private static String endingOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void eachMatch(List<String> lines, Pattern pattern, Finding finding) {
        IntStream.range(0, lines.size()).forEach(index -> {
            Matcher matcher = pattern.matcher(lines.get(index));
            while (matcher.find()) {
                finding.at(index + 1, matcher);
            }
        });
    }

    private interface Finding {
        void at(int line, Matcher match);
    }
}
