package dev.synod.session.adapter.prompt;

import dev.synod.events.session.PanelMember;
import dev.synod.events.session.Verdict;
import dev.synod.session.core.Anonymity;
import dev.synod.session.core.Ask;
import dev.synod.session.core.Contribution;
import dev.synod.session.core.Dossier;
import dev.synod.session.core.Inquiry;
import dev.synod.session.shell.PersonaCatalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a prompt is filled with. All text of users and models goes through the {@link Fence}. */
final class Material {
    private final PersonaCatalogue personas;

    Material(PersonaCatalogue personas) {
        this.personas = personas;
    }

    /** A text and who it is from. */
    public record Quote(String from, String text) {}

    Map<String, Object> of(Dossier dossier, Ask ask) {
        Map<String, Object> data = new HashMap<>();
        data.put("problem", Fence.inside(dossier.problem().text()));
        data.put("options", dossier.options());
        if (ask.subProblemId() == null) {
            addWhole(dossier, data);
        } else {
            addInquiry(dossier, ask, dossier.inquiry(ask.subProblemId()), data);
        }
        return data;
    }

    private static void addWhole(Dossier dossier, Map<String, Object> data) {
        data.put(
                "syntheses",
                dossier.inquiries().stream().map(Material::synthesis).toList());
        Verdict verdict = dossier.verdict();
        if (verdict != null) {
            data.put("recommendation", Fence.inside(verdict.recommendation()));
            data.put("rationale", Fence.inside(verdict.rationale()));
        }
    }

    private void addInquiry(Dossier dossier, Ask ask, Inquiry inquiry, Map<String, Object> data) {
        data.put("title", Fence.inside(inquiry.subProblem().title()));
        data.put("question", Fence.inside(inquiry.subProblem().question()));
        switch (ask.purpose()) {
            case PANEL -> data.put("personas", personas.personas());
            case CONTRIBUTION -> addSpeaker(ask, inquiry, data);
            case BALLOT -> {
                addSpeaker(ask, inquiry, data);
                data.put("entries", entries(dossier, ask, inquiry));
            }
            case SYNTHESIS -> {
                data.put("contributions", lastRound(inquiry));
                data.put(
                        "standings",
                        inquiry.standings().stream()
                                .map(standing -> standing.place() + ". "
                                        + inquiry.member(standing.memberId()).name())
                                .toList());
            }
            default -> throw new IllegalArgumentException(ask.purpose() + " is not about a sub-problem");
        }
    }

    private void addSpeaker(Ask ask, Inquiry inquiry, Map<String, Object> data) {
        PanelMember member = inquiry.member(Objects.requireNonNull(ask.memberId()));
        data.put("name", member.name());
        data.put("role", member.role());
        data.put("profile", personas.profileOf(member.personaId()));
        data.put("round", ask.round());
        data.put(
                "earlier",
                inquiry.heardIn(ask.round() - 1).stream()
                        .map(said -> quote(inquiry, said))
                        .toList());
    }

    private static List<Quote> entries(Dossier dossier, Ask ask, Inquiry inquiry) {
        return Anonymity.entriesFor(Objects.requireNonNull(ask.memberId()), dossier, inquiry).entrySet().stream()
                .map(entry -> new Quote(
                        entry.getKey(),
                        Fence.inside(inquiry.lastWordsOf(entry.getValue())
                                .orElseThrow()
                                .text()
                                .text())))
                .toList();
    }

    private static List<Quote> lastRound(Inquiry inquiry) {
        return inquiry.speakers().stream()
                .map(memberId -> quote(inquiry, inquiry.lastWordsOf(memberId).orElseThrow()))
                .toList();
    }

    private static Quote quote(Inquiry inquiry, Contribution said) {
        return new Quote(
                inquiry.member(said.memberId()).name(), Fence.inside(said.text().text()));
    }

    private static Quote synthesis(Inquiry inquiry) {
        return new Quote(
                Fence.inside(inquiry.subProblem().title()),
                Fence.inside(Objects.requireNonNull(inquiry.synthesis()).text().text()));
    }
}
