package dev.synod.session.shell;

import dev.synod.session.core.Persona;

import java.util.List;

/** The experts there are to choose from. */
public interface PersonaCatalogue {
    /** All of them; the first ones are the default panel. */
    List<Persona> personas();

    /** How an expert is introduced to the model that plays it. */
    String profileOf(String personaId);
}
