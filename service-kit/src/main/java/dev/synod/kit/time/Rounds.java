package dev.synod.kit.time;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is done again and again: what fails is told, and done with the next round. */
public final class Rounds {
    private Rounds() {}

    /**
     * Does some work, whether or not it can be done.
     *
     * @param failed what is to be said if it can't
     */
    public static Uni<Void> tolerated(String failed, Supplier<Uni<? extends Void>> work) {
        return Uni.createFrom()
                .<Void>deferred(work)
                .onFailure()
                .invoke(failure -> Log.warnf("%s, the next round tries again: %s", failed, failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * Does something to each of some things, one after the other; one that can't be helped doesn't keep the others
     * from it.
     */
    public static <T> Uni<Void> each(String what, Supplier<Uni<? extends List<T>>> which, Function<T, Uni<?>> work) {
        return tolerated(what + " failed", () -> Uni.createFrom()
                .deferred(which)
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(one -> helped(what, one, work))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private static <T> Uni<Void> helped(String what, T one, Function<T, Uni<?>> work) {
        return work.apply(one)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "%s: nothing could be done about %s", what, one))
                .onFailure()
                .recoverWithNull();
    }
}
