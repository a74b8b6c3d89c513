package dev.synod.local.part;

import dev.synod.local.layout.FileTree;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.PartFailure;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. Run by root, its commands are run as another user instead, with files where
 * that user can reach them; run by anybody else, nothing changes.
 *
 * @param user the user to run as, null for the present one
 */
record Unprivileged(@Nullable String user) {

    private static final List<String> CANDIDATES = List.of("postgres", "nobody");
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    /** What applies to the user who runs this. */
    static Unprivileged now() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(null);
        }
        if (!Files.isExecutable(SETPRIV)) {
            throw new PartFailure(
                    "PostgreSQL does not run as root, and " + SETPRIV
                            + " (package util-linux) is not there to run it as another user. Install it, or do not run as root.");
        }
        return new Unprivileged(CANDIDATES.stream()
                .filter(name -> lookup(name).isPresent())
                .findFirst()
                .orElseThrow(() -> new PartFailure("PostgreSQL does not run as root, and there is none of the users "
                        + CANDIDATES + ". Make one: useradd --system postgres")));
    }

    /** The command, changed to run as that user and to end with its parent by the signal. */
    List<String> command(String endSignal, List<String> command) {
        if (user == null && !Files.isExecutable(SETPRIV)) {
            return command;
        }
        List<String> words = new ArrayList<>(List.of(SETPRIV.toString(), "--pdeathsig", endSignal));
        if (user != null) {
            words.addAll(List.of("--reuid=" + user, "--regid=" + group(), "--clear-groups"));
        }
        words.add("--");
        words.addAll(command);
        return words;
    }

    /** Gives a folder and what is in it to that user. */
    void own(Path folder) throws IOException {
        Optional<UserPrincipal> owner = user == null ? Optional.empty() : lookup(user);
        if (owner.isPresent()) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : (Iterable<Path>) all::iterator) {
                    Files.setOwner(path, owner.get());
                }
            }
        }
    }

    /** The workspace's cache if that user can reach it, else a folder of this workspace's own among temporary files. */
    Path cache(Workspace workspace) {
        return reachable(workspace.cache()) ? workspace.cache() : elsewhere(workspace.cache());
    }

    /** The state's data folder if that user can reach it, else a folder of this state's own among temporary files. */
    Path data(StateDirectory state) throws IOException {
        Path inside = state.data(PostgresServer.NAME);
        Path data = reachable(inside) ? inside : elsewhere(inside);
        return Files.createDirectories(data);
    }

    /** Deletes what {@link #data} gave. */
    void deleteData(StateDirectory state) throws IOException {
        Path data = data(state);
        boolean inside = data.startsWith(state.root());
        FileTree.delete(inside ? data : data.resolveSibling("").normalize());
    }

    private boolean reachable(Path path) {
        if (user == null) {
            return true;
        }
        for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at) && !othersMayEnter(at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean othersMayEnter(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path elsewhere(Path wanted) {
        String name = "synod-"
                + Integer.toHexString(wanted.toAbsolutePath().toString().hashCode());
        Path folder = Path.of("/var/tmp", name);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            if (!Files.getOwner(folder).getName().equals("root")) {
                throw new PartFailure(folder + " belongs to somebody else; remove it, or do not run as root.");
            }
        } catch (IOException e) {
            throw new PartFailure("cannot make " + folder + ": " + e.getMessage(), e);
        }
        return folder.resolve(wanted.getFileName());
    }

    private String group() {
        return "nobody".equals(user) ? "nogroup" : String.valueOf(user);
    }

    private static Optional<UserPrincipal> lookup(String name) {
        try {
            return Optional.of(
                    Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
