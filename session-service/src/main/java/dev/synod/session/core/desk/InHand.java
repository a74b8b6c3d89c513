package dev.synod.session.core.desk;

/** A task's outcome, kept until it can be published. */
public record InHand(Task task, Holding what) {}
