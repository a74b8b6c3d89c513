package dev.synod.gateway.adapter.models;

import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.ModelBook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** The models that ship with the service and the operator's own file on top of them; both are checked at start. */
@Singleton
public class ModelFile {
    static final String RESOURCE = "/models.json";

    /** All that is known. */
    @Produces
    @Singleton
    public ModelBook models(GatewayConfig config) {
        ModelBook shipped = shipped();
        return config.modelsFile().map(path -> own(path, shipped)).orElse(shipped);
    }

    static ModelBook shipped() {
        try (InputStream json = ModelFile.class.getResourceAsStream(RESOURCE)) {
            return ModelReader.read(RESOURCE, Objects.requireNonNull(json, RESOURCE), ModelBook.EMPTY);
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " is missing from the build: " + e, e);
        }
    }

    static ModelBook own(String path, ModelBook shipped) {
        String file = path + " (synod.gateway.models-file)";
        try (InputStream json = Files.newInputStream(Path.of(path))) {
            return ModelReader.read(file, json, shipped);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalStateException(
                    file + " cannot be opened, name a file that is there and may be read: " + e, e);
        }
    }
}
