package dev.synod.record.adapter.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.synod.record.shell.retention.ArchivedEvent;

import java.io.IOException;
import java.io.StringWriter;

/**
 * An event in CloudEvents' JSON format (structured mode), in one line.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">the format</a>
 */
final class CloudEventLine {
    private static final JsonFactory JSON = new JsonFactory();

    private CloudEventLine() {}

    static String of(ArchivedEvent event) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", event.id());
            json.writeStringField("source", event.source());
            json.writeStringField("type", event.type());
            json.writeStringField("subject", event.sessionId().toString());
            json.writeStringField("time", event.time().toString());
            json.writeStringField("datacontenttype", "application/json");
            json.writeStringField("sequence", Long.toString(event.sequence()));
            if (event.traceparent() != null) {
                json.writeStringField("traceparent", event.traceparent());
            }
            json.writeFieldName("data");
            json.writeRawValue(inOneLine(event.data()));
            json.writeEndObject();
        }
        return line.toString();
    }

    /** In JSON, line ends can only stand between values, where a space is as good; the rest is kept to the letter. */
    private static String inOneLine(String data) {
        return data.replace('\n', ' ').replace('\r', ' ');
    }
}
