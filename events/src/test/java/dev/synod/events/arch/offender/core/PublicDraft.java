package dev.synod.events.arch.offender.core;

/** A draft that anybody may hold on to. */
public final class PublicDraft {
    String text = "";
}
