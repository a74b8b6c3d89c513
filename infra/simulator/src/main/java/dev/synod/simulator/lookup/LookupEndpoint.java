package dev.synod.simulator.lookup;

import dev.synod.simulator.fault.Fault;
import dev.synod.simulator.http.Endpoint;
import dev.synod.simulator.http.Question;
import dev.synod.simulator.http.Reply;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import java.util.Optional;

/** What embeddings and searches have in common: one document, no model that talks. */
abstract class LookupEndpoint implements Endpoint {

    /** Checks the request and composes the answer. */
    abstract Found find(RoutingContext context);

    record Found(String model, JsonObject body) {}

    @Override
    public HttpMethod method() {
        return HttpMethod.POST;
    }

    @Override
    public boolean composesText() {
        return false;
    }

    @Override
    public Question read(RoutingContext context) {
        Found found = find(context);
        return new Question() {
            @Override
            public String model() {
                return found.model();
            }

            @Override
            public Reply answer(Optional<Fault> fault, long seed) {
                return new Reply.Document(found.body(), 0);
            }
        };
    }
}
