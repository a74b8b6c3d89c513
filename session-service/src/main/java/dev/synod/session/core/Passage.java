package dev.synod.session.core;

/**
 * A long text with a name that is unique in its session and never changes its text, so that it need be
 * written only once.
 */
public record Passage(String ref, String text) {}
