package dev.synod.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * An event in CloudEvents' JSON format (structured mode), for where there are no headers.
 *
 * @param time RFC 3339
 * @param data JSON, which is kept to the letter
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">the format</a>
 */
public record StructuredEvent(
        String id,
        String source,
        String type,
        String subject,
        String time,
        long sequence,
        @Nullable String traceparent,
        String data) {
    private static final JsonFactory JSON = new JsonFactory();

    /** In one line. */
    public String toJson() {
        StringWriter line = new StringWriter(data.length() + 512);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", id);
            json.writeStringField("source", source);
            json.writeStringField("type", type);
            json.writeStringField("subject", subject);
            json.writeStringField("time", time);
            json.writeStringField("datacontenttype", "application/json");
            json.writeStringField("sequence", Long.toString(sequence));
            if (traceparent != null) {
                json.writeStringField("traceparent", traceparent);
            }
            json.writeFieldName("data");
            json.writeRawValue(inOneLine(data));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("text can always be written to", e);
        }
        return line.toString();
    }

    /** In JSON, line ends can only stand between values, where a space is as good. */
    private static String inOneLine(String data) {
        return data.replace('\n', ' ').replace('\r', ' ');
    }
}
