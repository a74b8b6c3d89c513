package dev.synod.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A part's log: bounded at each launch, and quoted when something went wrong. */
public record LogFile(Path path) {

    private static final long LARGEST_BYTES = 20L << 20;
    private static final int QUOTED_BYTES = 64 << 10;

    /** Makes room: a log grown beyond its bound becomes the one older log that is kept. */
    public void rotate() throws IOException {
        Files.createDirectories(path.getParent());
        if (Files.exists(path) && Files.size(path) > LARGEST_BYTES) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last lines, fewer if there are fewer; none if the log can't be read. */
    public List<String> tail(int lines) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(0, file.length() - QUOTED_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(cannot read " + path + ": " + e.getMessage() + ")");
        }
    }
}
