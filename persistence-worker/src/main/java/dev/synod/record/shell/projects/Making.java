package dev.synod.record.shell.projects;

/** What came of a request for a project. */
public sealed interface Making {
    /** It is there, made now or by the same request before. */
    record Made(Project project) implements Making {}

    /** The key came before, with another request, which made this project. */
    record KeyReused(Project project) implements Making {}
}
