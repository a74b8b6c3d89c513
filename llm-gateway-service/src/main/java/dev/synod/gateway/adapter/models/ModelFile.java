package dev.synod.gateway.adapter.models;

import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.ModelBook;
import dev.synod.kit.file.DataFile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

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
        return DataFile.shipped(ModelFile.class, RESOURCE, ModelReader.onTopOf(ModelBook.EMPTY));
    }

    static ModelBook own(String path, ModelBook shipped) {
        return DataFile.own(path, "synod.gateway.models-file", ModelReader.onTopOf(shipped));
    }
}
