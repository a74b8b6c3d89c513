package dev.synod.local.part;

import dev.synod.local.layout.FileTree;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A prepared data folder that is copied rather than made anew, which saves tests seconds. Safe to use from several
 * processes at once: it appears whole or not at all.
 */
record Template(Path folder) {

    /** Copies the template to a place that does not exist yet; false if there is no template. */
    boolean copyTo(Path target) throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        FileTree.copy(folder, target);
        return true;
    }

    /** Keeps a copy of a prepared folder as the template, unless somebody else was first. */
    void keep(Path prepared) throws IOException, InterruptedException {
        Path fresh = folder.resolveSibling(
                folder.getFileName() + "-" + ProcessHandle.current().pid());
        FileTree.copy(prepared, fresh);
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            FileTree.delete(fresh);
        }
    }
}
