package dev.synod.session.core.dossier;

/**
 * What a sub-problem came to.
 *
 * @param substitute true if the first choice of chairman, or of the chairman's model, was not to be had
 * @param fallback true if no chairman was to be had and the text is the best-ranked contribution
 */
public record Synthesis(String text, boolean substitute, boolean fallback) {}
