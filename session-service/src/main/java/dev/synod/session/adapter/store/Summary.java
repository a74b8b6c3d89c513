package dev.synod.session.adapter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.MessageJson;
import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Outcome;
import dev.synod.session.core.Dossier;
import org.jspecify.annotations.Nullable;

/** What a user is shown of a session, beside what has a column of its own. */
record Summary(
        String problem,
        CouncilOptions options,
        Cost cost,
        @Nullable Outcome outcome) {

    static Summary of(Dossier dossier) {
        Dossier.Ending ending = dossier.ending();
        return new Summary(
                dossier.problem().text(), dossier.options(), dossier.cost(), ending == null ? null : ending.outcome());
    }

    String json() {
        try {
            return MessageJson.MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always writable", e);
        }
    }

    static Summary read(String json) {
        try {
            return MessageJson.MAPPER.readValue(json, Summary.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("we wrote this JSON", e);
        }
    }
}
