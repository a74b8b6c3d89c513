package dev.synod.simulator.json;

import dev.synod.simulator.text.Speaker;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/** Which property names stand for things that have coherent frames: actions, sub-problems, experts. */
final class Frames {

    private static final Pattern ACTIONS = Pattern.compile(".*(action|task|todo|milestone|nextstep).*");
    private static final Pattern PROBLEMS = Pattern.compile(".*(problem|decomposition|topics?$|parts?$).*");
    private static final Pattern EXPERTS = Pattern.compile(".*(expert|panel|persona|participant|members?$).*");

    private final Speaker speaker;

    Frames(Speaker speaker) {
        this.speaker = speaker;
    }

    /** Frames for an array of that name; empty where the name means nothing in particular. */
    List<Frame> several(String property, int count) {
        String file = file(Names.plain(property));
        return file == null
                ? List.of()
                : speaker.blocks(file, count).stream().map(Frame::new).toList();
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
