package dev.synod.testing;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.trace.Span;
import dev.synod.local.trace.SpanStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/** The whole suite as it is packaged, on the test's stack: where its services are, what they traced, how to break them. */
public final class TestSuite {

    private final TestStack stack;
    private final StateDirectory state;

    TestSuite(TestStack stack, StateDirectory state) {
        this.stack = stack;
        this.state = state;
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

    /** The spans of the traces that touched a session, as far as they have arrived. */
    public List<Span> spans(String sessionId) {
        try {
            return new SpanStore(state.spans()).ofSession(sessionId);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the kept spans", e);
        }
    }

    private URI uri(Port port) {
        return URI.create("http://127.0.0.1:" + stack.port(port));
    }
}
