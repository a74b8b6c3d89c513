package dev.synod.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory a process holds, with its children. Pages that children share are counted once. */
public final class ResidentMemory {

    private static final long KIB = 1024;

    private ResidentMemory() {}

    /** Bytes; 0 where the system does not tell. */
    public static long ofTree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(one -> ofOne(one.pid()))
                .sum();
    }

    /** Bytes of one process: its share of shared pages where that may be read, else all that it maps. */
    public static long ofOne(long pid) {
        long proportional = field(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
        return proportional > 0 ? proportional : field(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
    }

    private static long field(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // gone meanwhile, somebody else's process, or not a Linux system
        }
    }
}
