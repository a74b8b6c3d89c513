package dev.synod.testing;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.stack.Service;
import dev.synod.local.trace.Span;
import dev.synod.local.trace.SpanStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The whole suite as it is packaged, on the test's stack: where its services are, what they traced, how to break them. */
public final class TestSuite {

    private final TestStack stack;
    private final StateDirectory state;
    private final Map<String, String> overrides;

    TestSuite(TestStack stack, StateDirectory state, Map<String, String> overrides) {
        this.stack = stack;
        this.state = state;
        this.overrides = Map.copyOf(overrides);
    }

    /** The stack below. */
    public TestStack stack() {
        return stack;
    }

    /** Where sessions are created. */
    public URI session() {
        return uri(Port.SESSION);
    }

    /** Where the gateway answers. */
    public URI gateway() {
        return uri(Port.GATEWAY);
    }

    /** Where the record is read. */
    public URI record() {
        return uri(Port.RECORD);
    }

    /** Where sessions are streamed. */
    public URI stream() {
        return uri(Port.STREAM);
    }

    /** Where the simulator takes faults and counts calls. */
    public URI simulator() {
        return uri(Port.SIMULATOR);
    }

    /** A process of the suite, such as {@code session-service}, {@code llm-gateway-service} or {@code simulator}. */
    public PartControl part(String name) {
        return new PartControl(state.run(), name);
    }

    /**
     * Has a second process of a service run beside the first. It stays, for the tests that follow too, until it is
     * taken away.
     */
    public PartControl secondReplica(Service service) {
        return stack.secondReplica(service, overrides);
    }

    /** Where the first process of a service answers. */
    public URI firstUri(Service service) {
        return uri(service.port());
    }

    /** Where the second process of a service answers. */
    public URI secondUri(Service service) {
        return uri(service.secondPort());
    }

    /** The spans of the traces that touched a session, as far as they have arrived. */
    public List<Span> spans(String sessionId) {
        try {
            return new SpanStore(state.spans()).ofSession(sessionId);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the kept spans", e);
        }
    }

    /** What each part wrote to its log, by the part's name. */
    public Map<String, String> logs() {
        try (Stream<Path> files = Files.list(state.logs())) {
            Map<String, String> logs = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                logs.put(
                        file.getFileName().toString().replaceFirst("\\.log$", ""),
                        new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return logs;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the logs", e);
        }
    }

    private URI uri(Port port) {
        return URI.create("http://127.0.0.1:" + stack.port(port));
    }
}
