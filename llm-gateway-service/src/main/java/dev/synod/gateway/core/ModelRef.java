package dev.synod.gateway.core;

/**
 * A model of a provider, written {@code provider/model}; only the first slash divides. A search engine has
 * no models: its reference has an empty one and is written as the provider alone.
 */
public record ModelRef(String provider, String model) {

    /** A provider that has no models to choose from. */
    public static ModelRef ofEngine(String provider) {
        return new ModelRef(provider, "");
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if a part is missing
     */
    public static ModelRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new IllegalArgumentException("'" + text + "' is not of the form provider/model");
        }
        return new ModelRef(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return model.isEmpty() ? provider : provider + "/" + model;
    }
}
