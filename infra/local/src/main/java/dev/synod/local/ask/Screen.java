package dev.synod.local.ask;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints lines, wrapped to the width there is. */
public final class Screen {

    private static final int NARROWEST = 40;

    private final PrintWriter out;
    private final int columns;
    private final Paint paint;

    /**
     * A screen.
     *
     * @param columns where lines are wrapped
     */
    public Screen(PrintWriter out, int columns, Paint paint) {
        this.out = out;
        this.columns = Math.max(NARROWEST, columns);
        this.paint = paint;
    }

    Paint paint() {
        return paint;
    }

    int columns() {
        return columns;
    }

    /** One line as it is. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** A blank line and a headline. */
    void headline(String text) {
        line("");
        line(paint.strong(text));
    }

    /** Text wrapped below an indent. */
    void paragraph(String indent, String text) {
        for (String part : text.strip().split("\\R")) {
            wrap(part, columns - indent.length()).forEach(words -> line(indent + words));
        }
    }

    /** A bullet, its further lines indented as far. */
    void bullet(String mark, String text) {
        String indent = " ".repeat(mark.length());
        List<String> lines = wrap(text.strip().replaceAll("\\s+", " "), columns - mark.length());
        for (int i = 0; i < lines.size(); i++) {
            line((i == 0 ? mark : indent) + lines.get(i));
        }
    }

    /** Cuts text at spaces; a word longer than a line gets a line of its own. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : text.strip().split(" +")) {
            if (!current.isEmpty() && current.length() + 1 + word.length() > width) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : " ").append(word);
        }
        lines.add(current.toString());
        return lines;
    }
}
