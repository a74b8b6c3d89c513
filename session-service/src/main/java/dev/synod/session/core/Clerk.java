package dev.synod.session.core;

import dev.synod.events.session.Action;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.events.session.SessionEvent.DecompositionCompleted;
import dev.synod.events.session.SessionEvent.PanelSelected;
import dev.synod.events.session.SubProblem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Prepares and writes up: decomposition, panels, actions. Each goes on without an answer. */
final class Clerk {
    private final Rules rules;
    private final Agenda agenda;

    Clerk(Rules rules, Agenda agenda) {
        this.rules = rules;
        this.agenda = agenda;
    }

    Step decomposed(Turn turn, Result result) {
        List<SubProblem> parts = result.as(Reply.Split.class)
                .map(split -> numbered(split.parts(), turn.dossier().options().maxSubProblems()))
                .orElse(List.of());
        if (!parts.isEmpty()) {
            return agenda.next(turn.tell(new DecompositionCompleted(parts, false)));
        }
        SubProblem whole = new SubProblem(
                "s1", "The problem as a whole", turn.dossier().problem().text());
        return agenda.next(turn.tell(new DecompositionCompleted(List.of(whole), true)));
    }

    private static List<SubProblem> numbered(List<Reply.Split.Part> parts, int most) {
        return IntStream.range(0, Math.min(parts.size(), most))
                .mapToObj(i -> new SubProblem(
                        "s" + (i + 1), parts.get(i).title(), parts.get(i).question()))
                .toList();
    }

    Step empanelled(Turn turn, Ask ask, Result result) {
        List<Persona> chosen = result.as(Reply.Choice.class).stream()
                .flatMap(choice -> choice.personaIds().stream())
                .distinct()
                .map(this::persona)
                .flatMap(Optional::stream)
                .toList();
        int size = turn.dossier().options().panelSize();
        List<Persona> seated = Stream.concat(chosen.stream(), rules.catalogue().stream())
                .distinct()
                .limit(size)
                .toList();
        List<PanelMember> members = IntStream.range(0, seated.size())
                .mapToObj(i -> member(i, seated.get(i)))
                .toList();
        String subProblemId = Objects.requireNonNull(ask.subProblemId());
        return agenda.next(turn.tell(new PanelSelected(subProblemId, members, chosen.isEmpty())));
    }

    private Optional<Persona> persona(String id) {
        return rules.catalogue().stream()
                .filter(persona -> persona.id().equals(id))
                .findFirst();
    }

    /** Routes are dealt out in turn, so that the members are spread over the providers. */
    private PanelMember member(int seat, Persona persona) {
        List<String> routes = rules.expertRoutes();
        return new PanelMember(
                "m" + (seat + 1), persona.id(), persona.name(), persona.role(), routes.get(seat % routes.size()));
    }

    Step planned(Turn turn, Result result) {
        Optional<Reply.Plan> plan = result.as(Reply.Plan.class);
        List<Action> actions = new ArrayList<>();
        for (Reply.Plan.Draft draft : plan.map(Reply.Plan::drafts).orElse(List.of())) {
            actions.add(action(turn.dossier().sessionId(), actions.size() + 1, draft));
        }
        return agenda.next(turn.tell(new ActionsExtracted(List.copyOf(actions), plan.isEmpty())));
    }

    /** An action may depend on earlier ones only, so that there is always one to begin with. */
    private static Action action(String sessionId, int number, Reply.Plan.Draft draft) {
        return new Action(
                idOf(sessionId, number),
                draft.title(),
                draft.description(),
                draft.priority(),
                draft.successCriteria(),
                draft.killCriteria(),
                draft.dependsOn().stream()
                        .filter(earlier -> earlier >= 1 && earlier < number)
                        .distinct()
                        .map(earlier -> idOf(sessionId, earlier))
                        .toList());
    }

    private static String idOf(String sessionId, int number) {
        return sessionId + "/a" + number;
    }
}
