package dev.synod.session.core;

import dev.synod.events.session.PanelMember;
import dev.synod.events.session.SessionEvent.PanelSelected;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.desk.Result;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Inquiry;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who sits on a panel: whom the user wants, whom a model chose, or the first of the catalogue. */
final class Seating {
    private final Rules rules;

    Seating(Rules rules) {
        this.rules = rules;
    }

    /** The panel that the user asked for; empty if none. */
    Optional<Turn> byRequest(Turn turn, Inquiry inquiry) {
        List<Persona> wished = personas(turn.dossier().options().panel());
        return wished.isEmpty()
                ? Optional.empty()
                : Optional.of(turn.tell(new PanelSelected(inquiry.id(), seated(inquiry, wished), false)));
    }

    Turn selected(Turn turn, Task task, Result result) {
        List<Persona> chosen = personas(
                result.as(Reply.Choice.class).map(Reply.Choice::personaIds).orElse(List.of()));
        List<Persona> panel = Stream.concat(chosen.stream(), rules.catalogue().stream())
                .distinct()
                .limit(turn.dossier().options().panelSize())
                .toList();
        Inquiry inquiry = turn.dossier().inquiry(task.about());
        return turn.tell(new PanelSelected(inquiry.id(), seated(inquiry, panel), chosen.isEmpty()));
    }

    /** Those of the catalogue, in this order, each once. */
    private List<Persona> personas(List<String> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> rules.catalogue().stream()
                        .filter(persona -> persona.id().equals(id)))
                .toList();
    }

    /** Routes are dealt out in turn, from another one on for each sub-problem, to spread over the providers. */
    private List<PanelMember> seated(Inquiry inquiry, List<Persona> panel) {
        List<String> routes = rules.routes().experts();
        int first = Math.floorMod(inquiry.id().hashCode(), routes.size());
        return IntStream.range(0, panel.size())
                .mapToObj(seat -> new PanelMember(
                        "m" + (seat + 1),
                        panel.get(seat).id(),
                        panel.get(seat).name(),
                        panel.get(seat).role(),
                        routes.get((first + seat) % routes.size())))
                .toList();
    }
}
