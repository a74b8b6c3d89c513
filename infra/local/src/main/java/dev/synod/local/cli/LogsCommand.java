package dev.synod.local.cli;

import dev.synod.local.cli.context.Context;
import dev.synod.local.process.LogFile;
import dev.synod.local.process.PartFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Shows the parts' logs. */
@Command(name = "logs", description = "Show the last lines of the logs, or follow them.")
final class LogsCommand implements Callable<Integer> {

    private static final long POLL_MILLIS = 300;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PART", description = "One part only, such as session-service.")
    private @Nullable String part;

    @Option(names = "-f", description = "Go on showing what is added.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", description = "How many lines (default ${DEFAULT-VALUE}).")
    private int lines = 20;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = new Context(out).state().logs();
        List<Path> logs = logs(folder);
        Map<Path, Long> shown = new HashMap<>();
        for (Path log : logs) {
            shown.put(log, Files.size(log));
            new LogFile(log).tail(lines).forEach(line -> out.println(prefix(log) + line));
        }
        while (follow) {
            for (Path log : logs) {
                shown.put(log, more(out, log, shown.getOrDefault(log, 0L)));
            }
            Thread.sleep(POLL_MILLIS);
        }
        return 0;
    }

    private List<Path> logs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new PartFailure("no logs yet: nothing was ever started");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            List<Path> wanted = logs.stream()
                    .filter(log -> part == null || log.endsWith(part + ".log"))
                    .toList();
            if (wanted.isEmpty()) {
                throw new PartFailure("there is no log of '" + part + "'; there are: "
                        + logs.stream().map(LogsCommand::name).toList());
            }
            return wanted;
        }
    }

    private long more(PrintWriter out, Path log, long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long size = file.length();
            long begin = size < from ? 0 : from;
            byte[] bytes = new byte[(int) Math.min(size - begin, 1 << 20)];
            file.seek(begin);
            file.readFully(bytes);
            new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> out.println(prefix(log) + line));
            return begin + bytes.length;
        }
    }

    private String prefix(Path log) {
        return part == null ? name(log) + " | " : "";
    }

    private static String name(Path log) {
        return log.getFileName().toString().replace(".log", "");
    }
}
