package dev.synod.session.adapter.prompt;

import dev.synod.kit.file.DataFile;
import dev.synod.session.SessionConfig;
import dev.synod.session.adapter.prompt.PersonaReader.Catalogue;
import dev.synod.session.core.Persona;
import dev.synod.session.shell.CouncilPreset;
import dev.synod.session.shell.PersonaCatalogue;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

import java.util.List;

/** The catalogue that ships with the service and the operator's own file on top of it; both are checked at start. */
@Startup
@Singleton
class PersonaFile implements PersonaCatalogue {
    static final String RESOURCE = "/personas.json";

    private final Catalogue catalogue;

    PersonaFile(SessionConfig config) {
        Catalogue shipped = shipped();
        catalogue = config.personasFile().map(path -> own(path, shipped)).orElse(shipped);
    }

    @Override
    public List<Persona> personas() {
        return catalogue.personas();
    }

    @Override
    public String profileOf(String personaId) {
        return catalogue.profiles().getOrDefault(personaId, "");
    }

    @Override
    public List<CouncilPreset> councils() {
        return catalogue.councils();
    }

    static Catalogue shipped() {
        return DataFile.shipped(PersonaFile.class, RESOURCE, PersonaReader.onTopOf(Catalogue.EMPTY));
    }

    static Catalogue own(String path, Catalogue shipped) {
        return DataFile.own(path, "synod.session.personas-file", PersonaReader.onTopOf(shipped));
    }
}
