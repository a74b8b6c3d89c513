package dev.synod.record.shell.letters;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a letter.
 *
 * @param exception the class of what was thrown
 * @param headers an array of objects with name and value, or base64 where the value is no text
 * @param value the record's value, if it is text
 * @param valueBase64 the record's value, if it is no text
 * @param history an array of objects with at, what and detail, oldest first
 */
public record LetterDetail(
        @JsonUnwrapped DeadLetter letter,
        @Nullable String exception,
        @Nullable String stack,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String headers,

        @Nullable String value,
        @Nullable String valueBase64,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String history) {}
