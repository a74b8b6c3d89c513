package dev.synod.gateway.core;

/** A model of a provider, written {@code provider/model}; only the first slash divides. */
public record ModelRef(String provider, String model) {

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
        return provider + "/" + model;
    }
}
