package dev.synod.events.session;

/** A page that a web search found. */
public record Source(String title, String url, String snippet) {}
