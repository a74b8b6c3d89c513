package dev.synod.local.part;

import dev.synod.local.layout.StackPorts;
import dev.synod.local.process.Launch;
import dev.synod.local.process.Part;
import dev.synod.local.process.SearchPath;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Jaeger that the user has installed, to look at traces in a browser. */
public final class Jaeger implements Part {

    public static final String NAME = "jaeger";
    private static final int OTLP = 4318;
    private static final int UI = 16686;

    /** Where it shows the traces of a session. */
    public static final String SESSION_URL = "http://127.0.0.1:" + UI
            + "/search?service=session-service&lookback=2d&tags=%7B%22synod.session.id%22%3A%22{sessionId}%22%7D";

    private final Path program;

    private Jaeger(Path program) {
        this.program = program;
    }

    /** The program on the search path, unless something takes traces already. */
    public static Optional<Jaeger> onPath(@Nullable String searchPath) {
        return StackPorts.isListening(OTLP)
                ? Optional.empty()
                : SearchPath.find(List.of("jaeger", "jaeger-all-in-one"), searchPath)
                        .map(Jaeger::new);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(UI, OTLP);
    }

    @Override
    public Launch prepare() {
        return new Launch(List.of(program.toString()), Map.of("COLLECTOR_OTLP_ENABLED", "true"), Path.of("/"));
    }

    @Override
    public boolean isReady() {
        return StackPorts.isListening(OTLP);
    }
}
