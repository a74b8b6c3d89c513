package dev.synod.local.part;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.Launch;
import dev.synod.local.process.Part;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Receives the spans of all services, keeps them for {@code synod trace} and passes them on. */
public final class SpanKeeper implements Part {

    public static final String NAME = "spans";

    private final Workspace workspace;
    private final StateDirectory state;
    private final int port;

    public SpanKeeper(Workspace workspace, StateDirectory state, StackPorts ports) {
        this.workspace = workspace;
        this.state = state;
        this.port = ports.of(Port.SPANS);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public Launch prepare() {
        List<String> command = JavaCommand.withHeap("64m")
                .main(
                        workspace.ownClassPath(),
                        "dev.synod.local.trace.SpanReceiver",
                        Integer.toString(port),
                        state.spans().toString());
        return new Launch(command, Map.of(), workspace.root());
    }

    @Override
    public boolean isReady() throws IOException, InterruptedException {
        return HttpProbe.isOk(port, "/health");
    }
}
