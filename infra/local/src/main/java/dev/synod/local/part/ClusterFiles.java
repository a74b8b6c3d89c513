package dev.synod.local.part;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The files of a PostgreSQL cluster, copied while it runs: some go away meanwhile, some are the server's own. */
final class ClusterFiles {
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");

    /** Folders that must be there, empty. */
    private static final Set<String> EMPTIED =
            Set.of("pg_wal", "pg_replslot", "pg_stat_tmp", "pg_notify", "pg_subtrans", "pg_dynshmem");

    private ClusterFiles() {}

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, copying(from, to));
        Files.createDirectories(to.resolve("pg_wal").resolve("archive_status"));
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }

    private static FileVisitor<Path> copying(Path from, Path to) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path inside = from.relativize(folder);
                Files.createDirectories(to.resolve(inside));
                return EMPTIED.contains(inside.toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!LEFT_OUT.contains(from.relativize(file).toString())) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                    } catch (NoSuchFileException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        };
    }
}
