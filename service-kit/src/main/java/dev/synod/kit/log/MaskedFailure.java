package dev.synod.kit.log;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Stands in log lines for a failure whose message, or a cause's, told a secret: the same type's name and stack. */
final class MaskedFailure extends Throwable {
    private static final long serialVersionUID = 1;

    private final String text;

    private MaskedFailure(Throwable real, @Nullable Throwable cause) {
        super(real.getMessage() == null ? null : Masking.of(real.getMessage()), cause);
        this.text = Masking.of(real.toString());
        setStackTrace(real.getStackTrace());
    }

    static Throwable of(Throwable failure) {
        return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    static boolean isSound(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return isSound(failure, seen);
    }

    @Override
    public String toString() {
        return text;
    }

    private static MaskedFailure of(Throwable failure, Set<Throwable> seen) {
        seen.add(failure);
        Throwable cause = failure.getCause();
        MaskedFailure masked =
                new MaskedFailure(failure, cause == null || seen.contains(cause) ? null : of(cause, seen));
        for (Throwable suppressed : failure.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                masked.addSuppressed(of(suppressed, seen));
            }
        }
        return masked;
    }

    private static boolean isSound(@Nullable Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return true;
        }
        String text = failure.toString();
        if (!Masking.of(text).equals(text) || !isSound(failure.getCause(), seen)) {
            return false;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (!isSound(suppressed, seen)) {
                return false;
            }
        }
        return true;
    }
}
