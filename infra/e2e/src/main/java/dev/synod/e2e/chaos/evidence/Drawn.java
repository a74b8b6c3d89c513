package dev.synod.e2e.chaos.evidence;

import java.util.List;

/**
 * What the record has drawn from a session's events.
 *
 * @param hasVerdict whether it shows one
 * @param actions ids, in their order
 * @param microUsd what the session has cost
 */
public record Drawn(boolean hasVerdict, List<String> actions, long microUsd) {}
