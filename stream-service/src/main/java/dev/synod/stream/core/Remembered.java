package dev.synod.stream.core;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a session beyond one sequence.
 *
 * @param run frames that follow it without a gap, in order
 * @param beyond the first frame after a gap; null if there is none, or the run is not empty
 * @param reached how far the session is, by what is known here
 */
public record Remembered(List<Frame> run, @Nullable Frame beyond, Reached reached) {
    /** Nothing is known of the session. */
    public static final Remembered NOTHING = new Remembered(List.of(), null, Reached.NOTHING);

    public Remembered {
        run = List.copyOf(run);
    }

    /**
     * Sorts out what lies beyond a sequence.
     *
     * @param frames ascending, but maybe with gaps, repeats, or frames that are not beyond it
     */
    public static Remembered beyond(long sequence, List<Frame> frames) {
        long next = sequence + 1;
        int from = 0;
        while (from < frames.size() && frames.get(from).sequence() < next) {
            from++;
        }
        List<Frame> run = new ArrayList<>();
        Frame beyond = null;
        for (Frame frame : frames.subList(from, frames.size())) {
            if (frame.sequence() == next) {
                run.add(frame);
                next++;
            } else if (frame.sequence() > next) {
                beyond = run.isEmpty() ? frame : null;
                break;
            }
        }
        Reached reached = frames.isEmpty() ? Reached.NOTHING : Reached.by(frames.getLast());
        return new Remembered(run, beyond, reached);
    }

    /** True if anything is known of the session. */
    public boolean knows() {
        return reached.sequence() > 0;
    }
}
