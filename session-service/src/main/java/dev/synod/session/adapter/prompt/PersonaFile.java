package dev.synod.session.adapter.prompt;

import dev.synod.session.SessionConfig;
import dev.synod.session.adapter.prompt.PersonaReader.Catalogue;
import dev.synod.session.core.Persona;
import dev.synod.session.shell.CouncilPreset;
import dev.synod.session.shell.PersonaCatalogue;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

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
        try (InputStream json = PersonaFile.class.getResourceAsStream(RESOURCE)) {
            return PersonaReader.read(RESOURCE, Objects.requireNonNull(json, RESOURCE), Catalogue.EMPTY);
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " is missing from the build: " + e, e);
        }
    }

    static Catalogue own(String path, Catalogue shipped) {
        String file = path + " (synod.session.personas-file)";
        try (InputStream json = Files.newInputStream(Path.of(path))) {
            return PersonaReader.read(file, json, shipped);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalStateException(
                    file + " cannot be opened, name a file that is there and may be read: " + e, e);
        }
    }
}
