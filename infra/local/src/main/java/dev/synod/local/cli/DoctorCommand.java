package dev.synod.local.cli;

import dev.synod.local.cli.context.Context;
import dev.synod.local.process.PartFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Looks for what would keep the stack from running, with a fix for each finding. */
@Command(name = "doctor", description = "Check this machine, and say how to fix what is wrong. Exit 1 on findings.")
final class DoctorCommand implements Callable<Integer> {

    private static final int OLDEST_JAVA = 21;
    private static final long GIB = 1L << 30;
    private static final long NEEDED_DISK_GIB = 3;
    private static final long NEEDED_MEMORY_GIB = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    private int findings;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Context context = new Context(out);
        check(out, "JDK", checkJava());
        check(
                out,
                "Maven",
                onPath("mvn") ? null : "mvn is not on the PATH. Install Maven 3.8.7 or newer (apt-get install maven).");
        check(out, "disk", checkDisk(context));
        check(out, "memory", checkMemory());
        check(out, "user", checkUser());
        check(out, "ports", checkPorts(context));
        check(out, "built", checkBuilt(context));
        out.println(findings == 0 ? "nothing is wrong" : findings + " findings");
        return findings == 0 ? 0 : 1;
    }

    private void check(PrintWriter out, String what, @Nullable String finding) {
        out.println((finding == null ? "ok    " : "WRONG ") + what + (finding == null ? "" : ": " + finding));
        findings += finding == null ? 0 : 1;
    }

    private static @Nullable String checkJava() {
        int feature = Runtime.version().feature();
        Path compiler = Path.of(System.getProperty("java.home"), "bin", "javac");
        if (feature < OLDEST_JAVA || !Files.isExecutable(compiler)) {
            return "this is Java " + feature + " at " + System.getProperty("java.home") + "; a JDK of at least "
                    + OLDEST_JAVA + " is needed. Set JAVA_HOME to one.";
        }
        return null;
    }

    private static @Nullable String checkDisk(Context context) throws IOException {
        long free = Files.getFileStore(context.workspace().root()).getUsableSpace() / GIB;
        return free >= NEEDED_DISK_GIB
                ? null
                : free + " GiB are free at " + context.workspace().root() + ", at least " + NEEDED_DISK_GIB
                        + " are needed.";
    }

    private static @Nullable String checkMemory() throws IOException {
        Path file = Path.of("/proc/meminfo");
        if (!Files.exists(file)) {
            return null; // not a Linux system: nothing to read it from
        }
        try (Stream<String> lines = Files.lines(file)) {
            long kib = lines.filter(line -> line.startsWith("MemAvailable"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
            long gib = kib * 1024 / GIB;
            return gib >= NEEDED_MEMORY_GIB
                    ? null
                    : gib + " GiB of memory are available, the stack needs about 3 and " + NEEDED_MEMORY_GIB
                            + " to be at ease. Close something.";
        }
    }

    private static @Nullable String checkUser() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return !root || onPath("setpriv")
                ? null
                : "PostgreSQL does not run as root, and setpriv (package util-linux) is not there to run it as somebody else.";
    }

    private static @Nullable String checkPorts(Context context) {
        if (context.launcher().supervisor().isPresent()) {
            return null; // they are ours
        }
        try {
            context.ports().requireFree(context.suite().neededPorts());
            return null;
        } catch (PartFailure e) {
            return e.getMessage();
        }
    }

    private static @Nullable String checkBuilt(Context context) {
        for (String module : new String[] {
            "infra/simulator", "session-service", "llm-gateway-service", "persistence-worker", "stream-service"
        }) {
            if (!Files.exists(
                    context.workspace().root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar"))) {
                return module + " is not built; ./synod up builds it.";
            }
        }
        return null;
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
