package dev.synod.local.cli.context;

import dev.synod.local.debate.Paint;
import dev.synod.local.debate.Screen;
import dev.synod.local.identity.DevIdentity;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.stack.Launcher;
import dev.synod.local.stack.Providers;
import dev.synod.local.stack.Suite;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What every command works with, found once: the repository, the stack's state, its ports, the terminal. */
public final class Context {

    private static final int USUAL_COLUMNS = 110;

    private final Map<String, String> environment = System.getenv();
    private final Workspace workspace = Workspace.find();
    private final StateDirectory state;
    private final StackPorts ports = StackPorts.from(environment);
    private final Providers providers = Providers.from(environment, ports);
    private final Screen screen;

    /** Finds everything; what is shown goes to {@code out}. */
    public Context(PrintWriter out) {
        String folder = environment.getOrDefault("SYNOD_STATE", "");
        this.state = new StateDirectory(folder.isBlank() ? workspace.root().resolve(".synod") : Path.of(folder));
        this.screen = new Screen(out, columns(), Paint.detect(isTerminal(), environment.get("NO_COLOR")));
    }

    /** The repository. */
    public Workspace workspace() {
        return workspace;
    }

    /** Where the stack keeps everything. */
    public StateDirectory state() {
        return state;
    }

    /** Who listens where. */
    public StackPorts ports() {
        return ports;
    }

    /** The address of the web console. */
    public String console() {
        return "http://127.0.0.1:" + ports.of(Port.STREAM) + "/";
    }

    /** Who answers. */
    public Providers providers() {
        return providers;
    }

    /** What is looked at. */
    public Screen screen() {
        return screen;
    }

    /** The issuer of tokens. */
    public DevIdentity identity() {
        return DevIdentity.in(state.identity());
    }

    /** The parts of the stack. */
    public Suite suite() {
        return new Suite(workspace, state, ports, providers, Suite.Extent.from(environment));
    }

    /** What starts and stops them. */
    public Launcher launcher() {
        return new Launcher(workspace, state, ports, suite());
    }

    /** Whether somebody looks at standard output; the launcher script knows. */
    public boolean isTerminal() {
        return "1".equals(environment.get("SYNOD_TTY"));
    }

    /** What is typed, if somebody sits at standard input; the launcher script knows. */
    public Optional<BufferedReader> typed() {
        if (!"1".equals(environment.get("SYNOD_TTY_IN"))) {
            return Optional.empty();
        }
        String name = System.getProperty("stdin.encoding", System.getProperty("native.encoding"));
        return Optional.of(new BufferedReader(new InputStreamReader(System.in, Charset.forName(name))));
    }

    private int columns() {
        String columns = environment.getOrDefault("SYNOD_COLUMNS", "");
        return columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }
}
