package dev.synod.events.session;

/**
 * A member's place in a ranking.
 *
 * @param place 1 is best; equal points share a place
 * @param points mean Borda points over the ballots that ranked this member, 0 to 1
 */
public record Standing(String memberId, int place, double points) {}
