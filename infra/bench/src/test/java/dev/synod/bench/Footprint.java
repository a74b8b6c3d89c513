package dev.synod.bench;

import dev.synod.local.process.ResidentMemory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What memory a service holds.
 *
 * @param heap bytes of live objects
 * @param resident bytes of the process, which hardly ever gives any back
 */
record Footprint(double heap, double resident) {
    private static final double KB = 1e3;

    /** Collects the garbage, then looks. */
    static Footprint of(ProcessHandle process, ServiceMetrics metrics) {
        collectGarbage(process.pid());
        return new Footprint(metrics.heapUsed(), ResidentMemory.ofOne(process.pid()));
    }

    Footprint minus(Footprint other) {
        return new Footprint(heap - other.heap, resident - other.resident);
    }

    Footprint dividedBy(int count) {
        return new Footprint(heap / count, resident / count);
    }

    @Override
    public String toString() {
        return "heap %,.0f KB, resident %,.0f KB".formatted(heap / KB, resident / KB);
    }

    private static void collectGarbage(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (asked.waitFor() != 0) {
                throw new IllegalStateException("the garbage of process " + pid + " can't be collected");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
