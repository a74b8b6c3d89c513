package dev.synod.local.ask;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Dead letters of the record, as the persistence worker's API has them. Whatever it refuses is a {@link Refused}. */
public final class LetterApi {

    /** The longest list that is given at once. */
    public static final int MOST = 200;

    private static final String LETTERS = "/api/v1/dead-letters";

    private final URI letters;
    private final JsonHttp http;

    /** The API of the local stack. */
    public LetterApi(StackPorts ports, String token) {
        this(SessionApi.local(ports, Port.RECORD), token);
    }

    /**
     * The API somewhere.
     *
     * @param record where the persistence worker is
     */
    public LetterApi(URI record, String token) {
        this.letters = record.resolve(LETTERS);
        this.http = new JsonHttp(token);
    }

    /** The first letters that match, oldest first. */
    public List<JsonNode> list(Map<String, String> filter) throws IOException, InterruptedException {
        String query = filter.entrySet().stream()
                .map(entry -> "&" + entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining());
        List<JsonNode> found = new ArrayList<>();
        http.get(letters + "?limit=" + MOST + query).path("items").forEach(found::add);
        return found;
    }

    /** All that is known of one. */
    public JsonNode show(String id) throws IOException, InterruptedException {
        return http.get(letters + "/" + encoded(id));
    }

    /** Has one tried now. */
    public void redrive(String id) throws IOException, InterruptedException {
        http.post(letters + "/" + encoded(id) + "/redrive", null);
    }

    /** Has all with a cause tried now; returns of how many keys the first one is due. */
    public int redriveCause(String cause) throws IOException, InterruptedException {
        return redriveMany(JsonHttp.object().put("cause", cause));
    }

    /** Has all tried now; returns of how many keys the first one is due. */
    public int redriveAll() throws IOException, InterruptedException {
        return redriveMany(JsonHttp.object().put("all", true));
    }

    /** Gives one up. */
    public void discard(String id, String reason) throws IOException, InterruptedException {
        http.post(letters + "/" + encoded(id) + "/discard", JsonHttp.object().put("reason", reason));
    }

    private int redriveMany(JsonNode which) throws IOException, InterruptedException {
        return http.post(letters + "/redrive", which).path("keys").asInt();
    }

    /** Whatever was typed is no more than one segment of the path, or one value of the query. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
