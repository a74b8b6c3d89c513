package dev.synod.session.core;

/** An entry of the catalogue of experts. */
public record Persona(String id, String name, String role, String domain) {}
