package dev.synod.simulator.admin;

import dev.synod.simulator.Provider;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import java.util.Set;
import java.util.TreeSet;

/** Reads what operators send, strictly. */
final class AdminInput {

    private AdminInput() {}

    static Provider provider(RoutingContext context) {
        String name = context.pathParam("provider");
        return Provider.of(name)
                .orElseThrow(() -> new BadInput(
                        404, "There is no provider '" + name + "'. Providers are " + Provider.wireNames() + "."));
    }

    static JsonObject body(RoutingContext context) {
        Buffer buffer = context.body().buffer();
        try {
            if (buffer != null && buffer.length() > 0) {
                return new JsonObject(buffer);
            }
        } catch (DecodeException | ClassCastException e) {
            throw new BadInput(400, "The body is not a JSON object. Check quotes and commas.");
        }
        throw new BadInput(400, "The body is empty. Send a JSON object.");
    }

    static void only(JsonObject json, Set<String> names) {
        for (String name : json.fieldNames()) {
            if (!names.contains(name)) {
                throw new BadInput(400, name + ": unknown. Known are " + String.join(", ", new TreeSet<>(names)) + ".");
            }
        }
    }

    /** A whole number within bounds, or the present one when it is absent. */
    static long whole(JsonObject json, String name, long least, long most, long present) {
        Object value = json.getValue(name);
        if (value == null) {
            return present;
        }
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new BadInput(
                400, name + ": must be a whole number from " + least + " to " + most + ", not " + value + ".");
    }

    static int limit(RoutingContext context, int usual, int most) {
        String text = context.request().getParam("limit");
        if (text == null) {
            return usual;
        }
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new BadInput(400, "limit: must be a whole number from 1 to " + most + ", not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }
}
