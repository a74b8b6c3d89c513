package dev.synod.local.debate;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Prints lines, wrapped to the width there is. */
public final class Screen {

    private static final int NARROWEST = 40;

    private final Consumer<String> lines;
    private final int columns;
    private final Paint paint;

    /**
     * A screen.
     *
     * @param columns where lines are wrapped
     */
    public Screen(PrintWriter out, int columns, Paint paint) {
        this(
                line -> {
                    out.println(line);
                    out.flush();
                },
                Math.max(NARROWEST, columns),
                paint);
    }

    private Screen(Consumer<String> lines, int columns, Paint paint) {
        this.lines = lines;
        this.columns = columns;
        this.paint = paint;
    }

    /** As wide and as colourful, but its lines go elsewhere. */
    Screen into(Consumer<String> elsewhere) {
        return new Screen(elsewhere, columns, paint);
    }

    /** How it paints. */
    public Paint paint() {
        return paint;
    }

    int columns() {
        return columns;
    }

    /** One line as it is. */
    public void line(String text) {
        lines.accept(text);
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
    public void bullet(String mark, String text) {
        bullet(mark, text, UnaryOperator.identity());
    }

    /** A step that was not done as it should have been; marked, so that it shows without colours too. */
    void degraded(String indent, String text) {
        bullet(indent + "degraded: ", text, paint::alarm);
    }

    private void bullet(String mark, String text, UnaryOperator<String> style) {
        String indent = " ".repeat(mark.length());
        List<String> words = wrap(text.strip().replaceAll("\\s+", " "), columns - mark.length());
        for (int i = 0; i < words.size(); i++) {
            line(style.apply((i == 0 ? mark : indent) + words.get(i)));
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
