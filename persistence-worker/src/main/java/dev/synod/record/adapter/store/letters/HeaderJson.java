package dev.synod.record.adapter.store.letters;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.synod.record.shell.SourceHeader;
import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;

/** A record's headers as JSON that can be read, and turned into the same bytes again. */
final class HeaderJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private HeaderJson() {}

    static String write(List<SourceHeader> headers) {
        try {
            return MAPPER.writeValueAsString(headers.stream().map(Form::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and texts can be written as JSON", e);
        }
    }

    static List<SourceHeader> read(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<List<Form>>() {}).stream()
                    .map(Form::header)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers of a dead letter that nobody here has written", e);
        }
    }

    private record Form(
            String name, @Nullable String value, @Nullable String base64) {
        static Form of(SourceHeader header) {
            byte[] value = header.value();
            if (value == null) {
                return new Form(header.name(), null, null);
            }
            String text = Utf8.textOrNull(value);
            return text == null
                    ? new Form(header.name(), null, Base64.getEncoder().encodeToString(value))
                    : new Form(header.name(), text, null);
        }

        SourceHeader header() {
            if (base64 != null) {
                return new SourceHeader(name, Base64.getDecoder().decode(base64));
            }
            return value == null ? new SourceHeader(name, null) : SourceHeader.of(name, value);
        }
    }
}
