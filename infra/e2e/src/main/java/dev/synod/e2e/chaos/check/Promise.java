package dev.synod.e2e.chaos.check;

import dev.synod.e2e.chaos.evidence.Case;
import dev.synod.e2e.chaos.evidence.Evidence;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What Synod promises, whatever breaks, and how to see from outside whether it was kept.
 *
 * @param breaches all places where it was not
 */
public record Promise(String name, Function<Evidence, Stream<Breach>> breaches) {

    /** Of each session for itself: tells what is wrong with it, or null. */
    static Promise ofEach(String name, Function<Case, @Nullable String> wrong) {
        return new Promise(name, evidence -> evidence.cases().stream().flatMap(one -> {
            String text = wrong.apply(one);
            return text == null ? Stream.empty() : Stream.of(new Breach(one.id(), text));
        }));
    }

    /** Of no session: tells all that is wrong. */
    static Promise ofNone(String name, Function<Evidence, List<String>> wrong) {
        return new Promise(name, evidence -> wrong.apply(evidence).stream().map(text -> new Breach("", text)));
    }

    /** Everything that is broken of these promises. */
    public static List<Finding> allBroken(List<Promise> promises, Evidence evidence) {
        return promises.stream()
                .flatMap(promise -> promise.breaches
                        .apply(evidence)
                        .map(breach -> new Finding(promise.name, breach.sessionId(), breach.text())))
                .toList();
    }
}
