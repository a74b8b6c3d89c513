package dev.synod.simulator.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Prose of one to three short paragraphs, built as the phase of the discussion asks for. */
public final class Essay {

    private Essay() {}

    /** What the speaker has to say in answer to the prompt. */
    public static String by(Speaker speaker) {
        return switch (speaker.phase()) {
            case EXPLORATION -> exploration(speaker);
            case CHALLENGE -> challenge(speaker);
            case CONVERGENCE -> convergence(speaker);
            case SYNTHESIS -> synthesis(speaker);
            case MODERATION -> speaker.say("moderation");
        };
    }

    /** The council's result in prose. */
    public static String synthesis(Speaker s) {
        return text(
                p -> {
                    p.add(s.say("synthesis.open"));
                    p.add(s.say("synthesis.agreement"));
                    p.add(s.say("synthesis.evidence"));
                },
                p -> {
                    s.begin();
                    p.add(s.conclude("verdict"));
                },
                p -> {
                    p.add(s.say("dissent"));
                    p.add(s.say("synthesis.condition"));
                    p.add(s.say("synthesis.next"));
                });
    }

    private static String exploration(Speaker s) {
        boolean against = s.stance() == Stance.AGAINST;
        String essay = text(
                p -> {
                    p.add(s.say(s.stance().section("open")));
                    s.onTheQuestion().ifPresent(p::add);
                    p.add(s.argue(against ? "against" : "for"));
                    p.add(s.argue("evidence"));
                },
                p -> {
                    p.add(s.say(against ? "turn.for" : "turn.against"));
                    p.add(s.argue(against ? "for" : s.stance() == Stance.FOR ? "risk" : "against"));
                    p.add(s.argue("condition"));
                });
        return s.isCurious() ? essay + "\n\nSEARCH: experience with " + s.focus() : essay;
    }

    private static String challenge(Speaker s) {
        boolean concedesFirst = s.dice().chance(0.6);
        return text(
                p -> {
                    p.add(s.say(concedesFirst ? "concede" : "object"));
                    p.add(s.argue(s.stance() == Stance.FOR ? "for" : "against"));
                    p.add(s.argue("evidence"));
                },
                p -> {
                    p.add(s.say(concedesFirst ? "object" : "concede"));
                    p.add(s.onTheQuestion().orElseGet(() -> s.argue("risk")));
                    p.add(s.argue("question"));
                });
    }

    private static String convergence(Speaker s) {
        return text(
                p -> {
                    p.add(s.say("shift"));
                    p.add(s.say("concede"));
                    p.add(s.conclude("agree"));
                },
                p -> {
                    p.add(s.argue("condition"));
                    p.add(s.say("would.change"));
                    p.add(s.say("close"));
                });
    }

    @SafeVarargs
    private static String text(Consumer<List<String>>... paragraphs) {
        List<String> texts = new ArrayList<>();
        for (Consumer<List<String>> paragraph : paragraphs) {
            List<String> sentences = new ArrayList<>();
            paragraph.accept(sentences);
            texts.add(String.join(" ", sentences));
        }
        return String.join("\n\n", texts);
    }
}
