package dev.synod.events.session;

/** @param id {@code s1}, {@code s2}, … within its session */
public record SubProblem(String id, String title, String question) {}
