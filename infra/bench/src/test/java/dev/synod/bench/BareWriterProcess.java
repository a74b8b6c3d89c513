package dev.synod.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A {@link BareWriter} in a JVM of its own. */
final class BareWriterProcess implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final URI uri;

    /** Started with the very options that another JVM was started with. */
    BareWriterProcess(ProcessHandle like) {
        List<String> command = new ArrayList<>();
        command.add(like.info().command().orElseThrow());
        Stream.of(like.info().arguments().orElseThrow())
                .takeWhile(argument -> !argument.equals("-jar"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareWriter.class.getName()));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            uri = URI.create("http://127.0.0.1:" + port(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    URI uri() {
        return uri;
    }

    /** Has each session's events written in one piece; returns when all have been handed over. */
    void publish(List<StreamedSession.Event> events) {
        Map<String, String> bySession = events.stream()
                .collect(Collectors.groupingBy(
                        StreamedSession.Event::path,
                        Collectors.mapping(StreamedSession.Event::frame, Collectors.joining())));
        List<CompletableFuture<HttpResponse<Void>>> sent = bySession.entrySet().stream()
                .map(session -> client.sendAsync(
                        HttpRequest.newBuilder(uri.resolve(session.getKey()))
                                .POST(HttpRequest.BodyPublishers.ofString(session.getValue()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding()))
                .toList();
        sent.forEach(CompletableFuture::join);
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String port(Process process) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String port = said.readLine();
        if (port == null) {
            throw new IOException("the bare writer did not start");
        }
        return port;
    }
}
