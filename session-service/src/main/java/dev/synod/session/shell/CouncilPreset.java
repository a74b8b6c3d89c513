package dev.synod.session.shell;

import java.util.List;

/** A named group of experts that a user can ask for; every id is one of the catalogue's. */
public record CouncilPreset(String id, String title, List<String> personaIds) {
    public CouncilPreset {
        personaIds = List.copyOf(personaIds);
    }
}
