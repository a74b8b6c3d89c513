package dev.synod.local.cli;

import dev.synod.local.cli.context.Context;
import dev.synod.local.process.PidRecord;
import dev.synod.local.process.ResidentMemory;
import dev.synod.local.stack.Launcher;
import dev.synod.local.stack.SupervisedStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Tells what runs, where, since when and how big. */
@Command(name = "status", description = "Parts, processes, ports, memory. Exit 0 if all are ready, else 1.")
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-20s %-10s %8s  %-14s %8s %9s  %s%n";
    private static final long MIB = 1 << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Context context = new Context(out);
        Launcher launcher = context.launcher();
        List<PidRecord> all = context.state().run().all();
        if (launcher.supervisor().isEmpty()) {
            List<String> orphans = all.stream()
                    .filter(part -> part.alive().isPresent())
                    .map(PidRecord::part)
                    .toList();
            out.println(
                    orphans.isEmpty()
                            ? "nothing is running; ./synod up starts everything"
                            : "the supervisor is gone, these are still running: " + orphans
                                    + "; ./synod up or ./synod down cleans up");
            return 1;
        }
        out.printf(ROW, "PART", "STATE", "PID", "PORTS", "MEM MiB", "UP", "RESTARTS");
        all.forEach(part -> row(out, part));
        long total = all.stream().mapToLong(StatusCommand::bytes).sum();
        out.printf(
                Locale.ROOT,
                "total %d MiB, shared pages counted once; answers come from %s; logs in %s%n",
                total / MIB,
                SupervisedStack.providers(context.state()),
                context.state().logs());
        return all.stream().allMatch(part -> part.state() == PidRecord.State.READY) ? 0 : 1;
    }

    private static void row(PrintWriter out, PidRecord part) {
        boolean alive = part.alive().isPresent();
        Instant started = part.startedAt();
        out.printf(
                Locale.ROOT,
                ROW,
                part.part(),
                part.state().name().toLowerCase(Locale.ROOT),
                part.pid() == 0 ? "-" : part.pid(),
                part.ports().stream().map(String::valueOf).collect(Collectors.joining(",")),
                bytes(part) / MIB,
                alive && started != null ? since(started) : "-",
                part.restarts()
                        + (part.detail().isEmpty()
                                ? ""
                                : "  " + part.detail().lines().findFirst().orElse("")));
    }

    private static long bytes(PidRecord part) {
        return part.alive()
                .map(process -> part.part().equals(SupervisedStack.NAME)
                        ? ResidentMemory.ofOne(process.pid())
                        : ResidentMemory.ofTree(process))
                .orElse(0L);
    }

    private static String since(Instant started) {
        Duration up = Duration.between(started, Instant.now());
        return up.toHours() > 0
                ? up.toHours() + "h" + up.toMinutesPart() + "m"
                : up.toMinutes() + "m" + up.toSecondsPart() + "s";
    }
}
