package dev.synod.session.shell;

import dev.synod.session.core.Persona;

import java.util.List;

/** The experts there are to choose from, and the councils they are known to sit on. */
public interface PersonaCatalogue {
    /** All of them; the first ones are the default panel. */
    List<Persona> personas();

    /** How an expert is introduced to the model that plays it; empty for one who is not in the catalogue. */
    String profileOf(String personaId);

    /** The groups that can be asked for by name. */
    List<CouncilPreset> councils();
}
