package dev.synod.session.adapter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.MessageJson;
import dev.synod.events.session.Cost;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.WaitingFor;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Ending;
import dev.synod.session.shell.SessionView.Failure;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a user is shown of a session's state, beside what has a column of its own. Small, however long it runs. */
record Summary(
        Cost cost,
        @Nullable WaitingFor waitingFor,
        List<String> questions,
        @Nullable Outcome outcome,
        @Nullable Failure failure) {

    /** Of a session that has not begun. */
    static final Summary NOTHING = new Summary(Cost.ZERO, null, List.of(), null, null);

    static Summary of(Dossier dossier) {
        Ending ending = dossier.ending();
        WaitingFor waitingFor = ending == null ? dossier.clock().waitingFor() : null;
        return new Summary(
                dossier.cost(),
                waitingFor,
                waitingFor == WaitingFor.USER ? dossier.intake().questions() : List.of(),
                ending == null ? null : ending.outcome(),
                ending == null || ending.code() == null ? null : new Failure(ending.code(), ending.recoverable()));
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MessageJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("we wrote this JSON", e);
        }
    }

    static String write(Object value) {
        try {
            return MessageJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always writable", e);
        }
    }
}
