package dev.synod.local.debate;

/** A share as a bar of block characters, to an eighth of one. */
final class Bar {
    private static final String PARTS = " ▏▎▍▌▋▊▉█";
    private static final int EIGHTHS = 8;

    private Bar() {}

    /** As wide as {@code width}, filled from the left; shares outside 0 to 1 are cut. */
    static String of(double share, int width) {
        int eighths = (int) Math.round(Math.clamp(share, 0, 1) * width * EIGHTHS);
        StringBuilder bar = new StringBuilder(width);
        for (int i = 0; i < width; i++) {
            bar.append(PARTS.charAt(Math.clamp(eighths - i * EIGHTHS, 0, EIGHTHS)));
        }
        return bar.toString();
    }
}
