package dev.synod.simulator.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a prompt says to whom: the problem, the question within it
 * and earlier contributions from their data fences, the persona from
 * "You are NAME, ROLE." Whatever is missing is an empty text or list.
 */
public record Prompt(String problem, String question, String name, String role, String instructions, List<Said> said) {

    /** An earlier contribution; the member is a name or, where ranked anonymously, a label. */
    public record Said(String member, String text) {}

    private static final Pattern FENCE =
            Pattern.compile("<data\\s+name=\"([^\"]*)\"([^>]*)>([^<]*(?:<(?!/data>)[^<]*)*+)</data>");
    private static final Pattern MEMBER = Pattern.compile("(?:member|label|author)=\"([^\"]*)\"");
    private static final Pattern PERSONA = Pattern.compile("You are ([^,.\n]{1,60}), ([^.\n]{1,160})");
    private static final Pattern OFFICE = Pattern.compile("You are (?:the |an? )?([^.,\n]{1,80})");

    /** Takes a prompt apart. */
    public static Prompt read(String system, String user) {
        String whole = system + "\n" + user;
        StringBuilder instructions = new StringBuilder();
        List<Said> said = new ArrayList<>();
        String problem = "";
        String question = "";
        boolean stated = false;
        int end = 0;
        Matcher fence = FENCE.matcher(whole);
        while (fence.find()) {
            instructions.append(whole, end, fence.start());
            end = fence.end();
            String text = fence.group(3).strip();
            Matcher member = MEMBER.matcher(fence.group(2));
            if (member.find()) {
                said.add(new Said(member.group(1), text));
            } else if (fence.group(1).equals("problem") && !stated) {
                problem = text;
                stated = true;
            } else if (fence.group(1).equals("question")) {
                question = text;
            } else if (problem.isEmpty()) {
                problem = text;
            }
        }
        instructions.append(whole.substring(end));
        Matcher persona = PERSONA.matcher(system);
        boolean named = persona.find();
        return new Prompt(
                problem.isEmpty() ? user.strip() : problem,
                question,
                named ? persona.group(1).strip() : "",
                named ? persona.group(2).strip() : office(system),
                instructions.toString(),
                List.copyOf(said));
    }

    /** Names or labels of those who contributed, each once, in their order, without the one who is asked. */
    public List<String> others() {
        return said.stream()
                .map(Said::member)
                .filter(m -> !m.equals(name))
                .distinct()
                .toList();
    }

    private static String office(String system) {
        Matcher office = OFFICE.matcher(system);
        return office.find() ? office.group(1).strip() : "";
    }
}
