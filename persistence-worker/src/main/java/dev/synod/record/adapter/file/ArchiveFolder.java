package dev.synod.record.adapter.file;

import dev.synod.events.StructuredEvent;
import dev.synod.record.RetentionConfig;
import dev.synod.record.shell.retention.Archive;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

/** Files of one event a line, gzipped, in a folder. A file that has its name is whole and on disk. */
@ApplicationScoped
public class ArchiveFolder implements Archive {
    private final RetentionConfig config;

    /** Whose folder is in the configuration. */
    public ArchiveFolder(RetentionConfig config) {
        this.config = config;
    }

    @Override
    public Receipt write(String name, Iterator<StructuredEvent> events) throws IOException {
        Path folder = config.folder().orElseThrow();
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".ndjson.gz");
        Path unfinished = folder.resolve(name + ".ndjson.gz.tmp");
        fill(unfinished, events);
        long lines = count(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel entries = FileChannel.open(folder, READ)) {
            entries.force(true); // the new name, too
        }
        return new Receipt(file.toString(), lines);
    }

    private static void fill(Path file, Iterator<StructuredEvent> events) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
            GZIPOutputStream zipped = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16);
            BufferedWriter lines = new BufferedWriter(new OutputStreamWriter(zipped, StandardCharsets.UTF_8));
            while (events.hasNext()) {
                lines.write(events.next().toJson());
                lines.write('\n');
            }
            lines.flush();
            zipped.finish();
            channel.force(true);
        }
    }

    /** By reading it, so that what is counted can be read. */
    private static long count(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().count();
        }
    }
}
