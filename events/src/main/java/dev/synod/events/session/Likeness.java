package dev.synod.events.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How texts are compared. */
public enum Likeness {
    /** By the cosine of their embeddings. */
    @JsonProperty("embeddings")
    EMBEDDINGS,
    /** By the cosine of their word counts. */
    @JsonProperty("lexical")
    LEXICAL
}
