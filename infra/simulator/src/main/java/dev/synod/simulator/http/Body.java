package dev.synod.simulator.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A request's JSON, read with the complaints that providers make. */
public record Body(JsonObject json) {

    /**
     * The body of a request.
     *
     * @throws ApiError 400 when it is not a JSON object
     */
    public static Body of(RoutingContext context) {
        Buffer buffer = context.body().buffer();
        if (buffer == null || buffer.length() == 0) {
            throw ApiError.invalid("The request body is empty. Send a JSON object.");
        }
        try {
            return new Body(new JsonObject(buffer));
        } catch (DecodeException | ClassCastException e) {
            throw ApiError.invalid("The request body is not valid JSON: an object is expected.");
        }
    }

    /** A text that must be there. */
    public String text(String name) {
        Object value = json.getValue(name);
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw ApiError.invalid(name + (value == null ? ": Field required" : ": Input should be a non-empty string"));
    }

    /** A whole number above zero; {@code otherwise} when absent, and required when that is null. */
    public int positive(String name, @Nullable Integer otherwise) {
        Object value = json.getValue(name);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        if (value instanceof Integer number && number > 0) {
            return number;
        }
        throw ApiError.invalid(name + (value == null ? ": Field required" : ": Input should be an integer above 0"));
    }

    /** A flag that may be absent. */
    public boolean flag(String name) {
        Object value = json.getValue(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw ApiError.invalid(name + ": Input should be a valid boolean");
    }

    /** A non-empty array of objects that must be there. */
    public List<JsonObject> objects(String name) {
        if (!(json.getValue(name) instanceof JsonArray array) || array.isEmpty()) {
            throw ApiError.invalid(name + ": a non-empty array is required");
        }
        List<JsonObject> result = new ArrayList<>();
        for (Object item : array) {
            if (!(item instanceof JsonObject object)) {
                throw ApiError.invalid(name + "." + result.size() + ": Input should be an object");
            }
            result.add(object);
        }
        return result;
    }

    /** Another object inside, or null. */
    public static @Nullable JsonObject inside(@Nullable JsonObject object, String name) {
        return object != null && object.getValue(name) instanceof JsonObject inner ? inner : null;
    }
}
