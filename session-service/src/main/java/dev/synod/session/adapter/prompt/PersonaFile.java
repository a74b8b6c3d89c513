package dev.synod.session.adapter.prompt;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.synod.events.MessageJson;
import dev.synod.session.core.Persona;
import dev.synod.session.shell.PersonaCatalogue;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The catalogue that ships with the service: {@code personas.json}, checked at start. */
@Singleton
class PersonaFile implements PersonaCatalogue {
    private static final String RESOURCE = "/personas.json";
    private static final int LARGEST_PANEL = 7;

    private final List<Entry> entries;

    PersonaFile() {
        try (InputStream json = PersonaFile.class.getResourceAsStream(RESOURCE)) {
            entries = MessageJson.MAPPER.readValue(Objects.requireNonNull(json), new TypeReference<List<Entry>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " is not a list of personas: " + e.getMessage(), e);
        }
        long ids = entries.stream().map(Entry::id).distinct().count();
        if (ids != entries.size() || ids < LARGEST_PANEL) {
            throw new IllegalStateException(
                    RESOURCE + " needs at least " + LARGEST_PANEL + " personas, each with an id of its own");
        }
    }

    @Override
    public List<Persona> personas() {
        return entries.stream()
                .map(entry -> new Persona(entry.id(), entry.name(), entry.role()))
                .toList();
    }

    @Override
    public String profileOf(String personaId) {
        return entries.stream()
                .filter(entry -> entry.id().equals(personaId))
                .map(Entry::profile)
                .findFirst()
                .orElse("");
    }

    private record Entry(String id, String name, String role, String profile) {}
}
