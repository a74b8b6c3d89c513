package dev.synod.local.container;

import dev.synod.local.process.PartFailure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The docker command. */
final class Docker {

    private static final String PROGRAM = "docker";

    private Docker() {}

    /** The words of a docker command line. */
    static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(words);
        return command;
    }

    /** Runs it and returns what it prints; fails with that if it does. */
    static String run(List<String> words) throws IOException, InterruptedException {
        Result result = attempt(words);
        if (result.exit != 0) {
            throw new PartFailure(PROGRAM + " " + words.getFirst() + " fails: " + result.output);
        }
        return result.output;
    }

    /** Whether it succeeds. */
    static boolean succeeds(List<String> words) throws IOException, InterruptedException {
        return attempt(words).exit == 0;
    }

    private record Result(int exit, String output) {}

    private static Result attempt(List<String> words) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(words)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output.strip());
    }
}
