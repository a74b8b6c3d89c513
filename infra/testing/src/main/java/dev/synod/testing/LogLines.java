package dev.synod.testing;

import org.jboss.logmanager.ExtLogRecord;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Listens to what the service under test writes to its log, in this very process. */
public final class LogLines implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
    private final Handler ear = new Ear();

    private LogLines() {}

    /** From now on, until it is closed. */
    public static LogLines listen() {
        LogLines heard = new LogLines();
        ROOT.addHandler(heard.ear);
        return heard;
    }

    /** What was written so far, oldest first. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Those for whoever watches over security. */
    public List<Line> security() {
        return lines.stream()
                .filter(line -> line.category().equals("dev.synod.security"))
                .toList();
    }

    /** All of it, with every field and every failure's stack. */
    public String text() {
        return lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        ROOT.removeHandler(ear);
    }

    /**
     * A line.
     *
     * @param fields what it is about, by name
     * @param failure the stack of what was thrown, empty if nothing was
     */
    public record Line(String category, String text, Map<String, String> fields, String failure) {}

    private final class Ear extends Handler {
        @Override
        public void publish(LogRecord written) {
            ExtLogRecord line = ExtLogRecord.wrap(written);
            StringWriter failure = new StringWriter();
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(failure));
            }
            lines.add(new Line(
                    String.valueOf(line.getLoggerName()),
                    String.valueOf(line.getFormattedMessage()),
                    Map.copyOf(line.getMdcCopy()),
                    failure.toString()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
