package dev.synod.gateway;

/** How those who speak as OpenAI does differ from it. What is not said here is the same for all. */
public enum OpenAiDialect {
    /** OpenAI, and who follows it in everything: xAI, Groq. */
    OPENAI("max_completion_tokens", true, 2, false),
    OPENROUTER("max_tokens", true, 2, false),
    /** It refuses fields that it doesn't know, and counts tokens in a stream unasked. */
    MISTRAL("max_tokens", false, 1.5, false),
    GEMINI("max_tokens", true, 2, false),
    /** On a machine of one's own. */
    OLLAMA("max_tokens", true, 2, true) {
        @Override
        String url(String address) {
            boolean portless = address.matches("(https?://)?[^:/]+/*");
            return super.url(portless ? address.replaceFirst("/*$", ":11434") : address);
        }
    },
    /** On a machine of one's own. */
    VLLM("max_tokens", true, 2, true);

    private final String maxTokensField;
    private final boolean countsInStreamOnDemand;
    private final double maxTemperature;
    private final boolean ownMachine;

    OpenAiDialect(String maxTokensField, boolean countsInStreamOnDemand, double maxTemperature, boolean ownMachine) {
        this.maxTokensField = maxTokensField;
        this.countsInStreamOnDemand = countsInStreamOnDemand;
        this.maxTemperature = maxTemperature;
        this.ownMachine = ownMachine;
    }

    /** What bounds the length of an answer. */
    public String maxTokensField() {
        return maxTokensField;
    }

    /** True if a stream has to be asked for the count of its tokens. */
    public boolean countsInStreamOnDemand() {
        return countsInStreamOnDemand;
    }

    public double maxTemperature() {
        return maxTemperature;
    }

    /** True if it may go without a key. */
    boolean isKeyless() {
        return ownMachine;
    }

    /** The base URL for an address as its environment variable holds it: servers of one's own are told in many ways. */
    String url(String address) {
        if (!ownMachine) {
            return address;
        }
        String url = address.contains("://") ? address : "http://" + address;
        return url.replaceFirst("(/v1)?/*$", "");
    }
}
