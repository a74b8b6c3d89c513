package dev.synod.simulator.json;

import dev.synod.simulator.text.Essay;
import dev.synod.simulator.text.Speaker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What to write into a text property, judged by its name and, failing that, by its description. */
final class FieldText {

    private static final Map<Pattern, Function<FieldText, String>> BY_NAME = new LinkedHashMap<>();

    static {
        put("synthesis|report|finalanswer", f -> Essay.synthesis(f.speaker));
        put("(verdict|recommendation|decision|conclusion|outcome)(text)?", f -> f.speaker.conclude("verdict"));
        put(".*(dissent|minority|disagree|objection|opposing).*", f -> f.speaker.say("dissent"));
        put(".*(kill|abort|stopcriteri|exitcriteri).*", f -> f.speaker.say("kill"));
        put(".*(success|criteri|metric|measure).*", f -> f.speaker.say("criterion"));
        put(".*(clarif|followup).*", f -> f.speaker.say("clarification"));
        put(".*(question|uncertaint|unknown|gap).*|goal|problem|statement", f -> f.speaker.say("question"));
        put(".*(summary|abstract|overview|tldr).*", FieldText::summary);
        put(".*(rationale|reason|why|justif|motivation|explanation|because).*", f -> f.speaker.say("rationale"));
        put(".*(risk|concern|weakness|threat|limitation|downside|drawback|con)", f -> f.speaker.say("risk"));
        put(".*(assum).*", f -> f.speaker.say("assumption"));
        put(".*(condition|prerequisite|caveat|constraint|dependenc).*", f -> f.speaker.say("condition"));
        put(".*(benefit|strength|opportunit|upside|advantage|pro)", f -> f.speaker.say("benefit"));
        put(".*evidence.*", f -> f.speaker.argue("evidence"));
        put(".*(point|insight|finding|takeaway|theme|claim|agreement|consensus|lesson).*", f -> f.speaker.say("point"));
        put(".*(moderat|intervention|guidance|nudge|facilitat).*", f -> f.speaker.say("moderation"));
        put(".*(step|task|action|todo|next).*", f -> f.speaker.say("step"));
        put(
                "(.*label.*|member|candidate|contribution(id|label)|expertid|winner|best|rank(ing)?|author)",
                FieldText::other);
        put("(name|person|expert|fullname|expertname)", f -> f.speaker.say("person"));
        put(".*(title|headline|heading|subject).*", f -> f.speaker.say("headline"));
        put(".*(role|profession|owner|responsible|assignee).*", f -> "Project lead");
        put(".*(timeline|due|timeframe|deadline|when).*", f -> "Within eight weeks");
        put("(id|key|slug|code)", f -> Strings.slug(f.speaker.focus()));
        put(".*(tag|keyword|topic|category|domain).*", f -> f.speaker.focus().replaceFirst("^the ", ""));
        put("(lang|language|locale)", f -> "en");
        put("(query|search.*)", f -> f.speaker.focus() + " experience report");
    }

    private final Speaker speaker;
    private final Deque<String> others;

    FieldText(Speaker speaker) {
        this.speaker = speaker;
        this.others = new ArrayDeque<>(speaker.dice().shuffled(speaker.others()));
    }

    /** The text for a property: its frame's, else one that suits its name, else what the speaker has to say. */
    String text(Place place, String description) {
        String framed = place.frame().text(place.name());
        if (framed != null) {
            return framed;
        }
        speaker.begin();
        String name = Names.plain(place.name());
        for (Map.Entry<Pattern, Function<FieldText, String>> entry : BY_NAME.entrySet()) {
            if (entry.getKey().matcher(name).matches()) {
                return entry.getValue().apply(this);
            }
        }
        boolean longText = name.matches(
                "content|contribution|text|argument|answer|message|analysis|response|position|opinion|body|markdown|reply|view");
        return longText || description.isEmpty() ? Essay.by(speaker) : byDescription(description);
    }

    /** One more sentence for a text that is too short. */
    String filler() {
        return speaker.say("point");
    }

    private String byDescription(String description) {
        for (String word : description.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            if (word.length() > 3 && speaker.knows(Names.singular(word))) {
                return speaker.say(Names.singular(word));
            }
        }
        return Essay.by(speaker);
    }

    private String summary() {
        return speaker.say("summary") + " " + speaker.say("synthesis.agreement");
    }

    /** One of those who spoke, each once before anybody comes again. */
    private String other() {
        if (speaker.others().isEmpty()) {
            return "A";
        }
        if (others.isEmpty()) {
            others.addAll(speaker.dice().shuffled(speaker.others()));
        }
        return others.pop();
    }

    private static void put(String names, Function<FieldText, String> text) {
        BY_NAME.put(Pattern.compile(names), text);
    }
}
