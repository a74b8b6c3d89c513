package dev.synod.simulator.prompt;

/**
 * A problem in words that fit into sentences.
 *
 * @param doing "moving the monolith to microservices"
 * @param action "move the monolith to microservices"
 * @param focus "the monolith"
 * @param actor "a 12-person startup"
 * @param when "this year"
 */
public record Subject(String action, String doing, String focus, String actor, String when) {

    /** The subject of a problem, in general words where the problem does not say. */
    public static Subject of(String problem) {
        return SubjectReader.read(problem);
    }
}
