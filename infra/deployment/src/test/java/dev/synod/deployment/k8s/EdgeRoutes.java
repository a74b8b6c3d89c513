package dev.synod.deployment.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where nginx sends a path, by its own order: exact, then the first expression that matches, then the longest prefix. */
final class EdgeRoutes {

    static final String NOBODY = "nobody";

    private static final Pattern UPSTREAM = Pattern.compile("upstream (\\S+) \\{\\s*server ([a-z-]+):\\d+;");
    private static final Pattern LOCATION = Pattern.compile("location (?:([=~]) )?(\\S+) \\{([^}]*)}");
    private static final Pattern PASS = Pattern.compile("proxy_pass http://([^;]+);");

    private final List<Location> locations;

    private record Location(String kind, String pattern, String service) {

        boolean matches(String path) {
            return switch (kind) {
                case "=" -> path.equals(pattern);
                case "~" -> Pattern.compile(pattern).matcher(path).find();
                default -> path.startsWith(pattern);
            };
        }
    }

    private EdgeRoutes(List<Location> locations) {
        this.locations = locations;
    }

    static EdgeRoutes read(Path file) {
        String text = text(file);
        Map<String, String> services = UPSTREAM.matcher(text)
                .results()
                .collect(Collectors.toMap(upstream -> upstream.group(1), upstream -> upstream.group(2)));
        List<Location> locations = new ArrayList<>();
        for (MatchResult found : LOCATION.matcher(text).results().toList()) {
            String service = PASS.matcher(found.group(3))
                    .results()
                    .map(pass -> services.getOrDefault(pass.group(1), NOBODY))
                    .findFirst()
                    .orElse(NOBODY);
            locations.add(new Location(found.group(1) == null ? "" : found.group(1), found.group(2), service));
        }
        return new EdgeRoutes(locations);
    }

    /** The service's name, or {@link #NOBODY}. */
    String serviceOf(String path) {
        return first(path, kind -> kind.equals("="))
                .or(() -> first(path, kind -> kind.equals("~")))
                .or(() -> locations.stream()
                        .filter(location -> location.kind().isEmpty() && location.matches(path))
                        .max(Comparator.comparingInt(
                                location -> location.pattern().length())))
                .map(Location::service)
                .orElse(NOBODY);
    }

    private Optional<Location> first(String path, Predicate<String> kind) {
        return locations.stream()
                .filter(location -> kind.test(location.kind()) && location.matches(path))
                .findFirst();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
