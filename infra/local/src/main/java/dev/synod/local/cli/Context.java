package dev.synod.local.cli;

import dev.synod.local.ask.Paint;
import dev.synod.local.ask.Screen;
import dev.synod.local.identity.DevIdentity;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.stack.Launcher;
import dev.synod.local.stack.Providers;
import dev.synod.local.stack.Suite;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/** What every command works with, found once: the repository, the stack's state, its ports, the terminal. */
final class Context {

    private static final int USUAL_COLUMNS = 110;

    private final Map<String, String> environment = System.getenv();
    private final Workspace workspace = Workspace.find();
    private final StateDirectory state;
    private final StackPorts ports = StackPorts.from(environment);
    private final Providers providers = Providers.from(environment, ports);
    private final Screen screen;

    Context(PrintWriter out) {
        String folder = environment.getOrDefault("SYNOD_STATE", "");
        this.state = new StateDirectory(folder.isBlank() ? workspace.root().resolve(".synod") : Path.of(folder));
        this.screen = new Screen(out, columns(), Paint.detect(isTerminal(), environment.get("NO_COLOR")));
    }

    Workspace workspace() {
        return workspace;
    }

    StateDirectory state() {
        return state;
    }

    StackPorts ports() {
        return ports;
    }

    Providers providers() {
        return providers;
    }

    Screen screen() {
        return screen;
    }

    DevIdentity identity() {
        return DevIdentity.in(state.identity());
    }

    Suite suite() {
        return new Suite(workspace, state, ports, providers, Suite.Extent.from(environment));
    }

    Launcher launcher() {
        return new Launcher(workspace, state, ports, suite());
    }

    /** Whether somebody looks at standard output; the launcher script knows. */
    boolean isTerminal() {
        return "1".equals(environment.get("SYNOD_TTY"));
    }

    private int columns() {
        String columns = environment.getOrDefault("SYNOD_COLUMNS", "");
        return columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }
}
