package dev.synod.gateway.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.shell.DirectCalls.Client;
import dev.synod.gateway.shell.DirectCalls.Piece;
import dev.synod.gateway.shell.port.Call;
import dev.synod.gateway.shell.port.Gone;
import dev.synod.gateway.shell.route.Audience;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** A client on an open connection: words go to it at once, and those that went out are out. */
final class DirectAudience implements Audience {
    private final Client client;

    DirectAudience(Client client) {
        this.client = client;
    }

    @Override
    public Uni<Void> agree(Call call, int attempt, ModelRef model) {
        return client.isGone()
                ? Uni.createFrom().failure(new ClientGone(call.id()))
                : Uni.createFrom().voidItem();
    }

    @Override
    public Words words(Call call, int attempt, ModelRef model, @Nullable TraceContext cause) {
        return new DirectWords(call, attempt, model);
    }

    private final class DirectWords implements Words {
        private final Call call;
        private final int attempt;
        private final ModelRef model;
        private boolean spoken;

        DirectWords(Call call, int attempt, ModelRef model) {
            this.call = call;
            this.attempt = attempt;
            this.model = model;
        }

        /** A stream that nobody hears is broken off: its words would be paid for in vain. */
        @Override
        public void append(String text) {
            if (client.isGone()) {
                throw new ClientGone(call.id());
            }
            if (call.isStreamed()) {
                spoken = true;
                client.hear(new Piece(model.provider(), model.model(), attempt, text));
            }
        }

        @Override
        public void finish() {
            // All has gone out already.
        }

        @Override
        public boolean supersede(LlmErrorCode reason) {
            return !spoken;
        }
    }

    /** The connection is closed. */
    private static final class ClientGone extends Gone {
        private static final long serialVersionUID = 1L;

        ClientGone(String requestId) {
            super("the client of " + requestId + " is gone");
        }
    }
}
