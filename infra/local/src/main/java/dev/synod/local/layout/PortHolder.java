package dev.synod.local.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out who listens on a port, from the system's process table; where there is none, says so. */
final class PortHolder {

    private static final String LISTENING = "0A";
    private static final int LONGEST_COMMAND = 120;

    private PortHolder() {}

    /** A phrase such as {@code pid 4711 (java -jar …)}. */
    static String of(int port) {
        Set<String> sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(cells -> cells.length > 9 && cells[3].equals(LISTENING))
                .filter(cells -> cells[1].endsWith(":" + String.format(Locale.ROOT, "%04X", port)))
                .map(cells -> "socket:[" + cells[9] + "]")
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOne(process.pid(), sockets))
                .findFirst()
                .map(process -> "pid " + process.pid() + " (" + command(process) + ")")
                .orElse("another process (which one, the system does not tell this user)");
    }

    private static boolean holdsOne(long pid, Set<String> sockets) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.anyMatch(
                    descriptor -> target(descriptor).filter(sockets::contains).isPresent());
        } catch (IOException e) {
            return false; // gone meanwhile, or somebody else's process
        }
    }

    private static Optional<String> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException e) {
            return Optional.empty(); // closed meanwhile
        }
    }

    private static String command(ProcessHandle process) {
        String line =
                process.info().commandLine().or(() -> process.info().command()).orElse("unknown command");
        return line.length() <= LONGEST_COMMAND ? line : line.substring(0, LONGEST_COMMAND) + "…";
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            return List.of(); // not a Linux system
        }
    }
}
