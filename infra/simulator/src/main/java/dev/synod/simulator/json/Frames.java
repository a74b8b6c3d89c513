package dev.synod.simulator.json;

import dev.synod.simulator.text.Speaker;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which property names stand for things that have coherent frames: actions, sub-problems, experts. */
final class Frames {

    private static final Pattern ACTIONS = Pattern.compile(".*(action|task|todo|milestone|nextstep).*");
    private static final Pattern PROBLEMS = Pattern.compile(".*(problem|decomposition|topics?$|parts?$).*");
    private static final Pattern EXPERTS = Pattern.compile(".*(expert|panel|persona|participant|members?$).*");

    /** Numbers, from 1, of earlier items of the same array. */
    static final String DEPENDENCIES = "dependson";

    private final Speaker speaker;

    Frames(Speaker speaker) {
        this.speaker = speaker;
    }

    /** Frames for an array of that name; empty where the name means nothing in particular. */
    List<Frame> several(String property, int count) {
        String file = file(Names.plain(property));
        if (file == null) {
            return List.of();
        }
        List<Frame> frames = new ArrayList<>();
        for (Map<String, String> block : speaker.blocks(file, count)) {
            Map<String, String> texts = new HashMap<>(block);
            boolean builds = !frames.isEmpty() && speaker.dice().chance(0.6);
            texts.put(DEPENDENCIES, builds ? Integer.toString(frames.size()) : "");
            frames.add(new Frame(texts));
        }
        return frames;
    }

    /** A frame for a single object of that name. */
    Frame one(String property) {
        List<Frame> frames = several(property, 1);
        return frames.isEmpty() ? Frame.NONE : frames.getFirst();
    }

    private static @Nullable String file(String name) {
        if (ACTIONS.matcher(name).matches()) {
            return "actions.txt";
        }
        if (PROBLEMS.matcher(name).matches()) {
            return "subproblems.txt";
        }
        return EXPERTS.matcher(name).matches() ? "experts.txt" : null;
    }
}
