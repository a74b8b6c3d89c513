package dev.synod.session.adapter.prompt;

import dev.synod.events.session.Concern;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.Replanning;
import dev.synod.events.session.Source;
import dev.synod.events.session.Verdict;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Contribution;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Guidance;
import dev.synod.session.core.dossier.Inquiry;
import dev.synod.session.core.measure.Anonymity;
import dev.synod.session.shell.PersonaCatalogue;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a prompt is filled with: bounded in length, and all text of users, models and the web taken through
 * the {@link Fence}.
 */
final class Material {
    /** The latest of these have room. */
    private static final int REMARKS = 5;

    private static final int SOURCES = 9;

    private final PersonaCatalogue personas;

    Material(PersonaCatalogue personas) {
        this.personas = personas;
    }

    /** A text and who it is from. */
    public record Quote(String from, String text) {}

    /** A blocked action and where it comes from, within the fence. */
    public record Blocked(String action, String because, String problem, String verdict, List<String> related) {}

    Map<String, Object> of(Dossier dossier, Task task) {
        Map<String, Object> data = new HashMap<>();
        data.put("problem", fenced(dossier.problem(), Excerpt.PROBLEM));
        data.put("clarification", fenced(dossier.intake().clarification(), Excerpt.REMARK));
        data.put("remarks", remarks(dossier));
        data.put("options", dossier.options());
        data.put("replanning", replanning(dossier.replanning()));
        if (task.subProblemId() == null) {
            addWhole(dossier, data);
        } else {
            addInquiry(dossier, task, dossier.inquiry(task.about()), data);
        }
        return data;
    }

    /** Empty, which a template takes for no, if the problem is one of its own. */
    private static Object replanning(@Nullable Replanning from) {
        if (from == null) {
            return "";
        }
        String verdict = from.recommendation() == null ? null : from.recommendation() + "\n" + from.rationale();
        return new Blocked(
                fenced(from.title() + ": " + from.description(), Excerpt.REMARK),
                fenced(from.blockedBecause(), Excerpt.REMARK),
                fenced(from.problem(), Excerpt.SYNTHESIS),
                fenced(verdict, Excerpt.SYNTHESIS),
                from.related().stream()
                        .map(action -> fenced(action.title() + " (" + action.status() + ")", Excerpt.SNIPPET))
                        .toList());
    }

    private static void addWhole(Dossier dossier, Map<String, Object> data) {
        data.put(
                "syntheses",
                dossier.inquiries().stream()
                        .filter(inquiry -> inquiry.synthesis() != null)
                        .map(Material::synthesis)
                        .toList());
        Verdict verdict = dossier.verdict();
        if (verdict != null) {
            data.put("recommendation", fenced(verdict.recommendation(), Excerpt.REMARK));
            data.put("rationale", fenced(verdict.rationale(), Excerpt.SYNTHESIS));
        }
    }

    private void addInquiry(Dossier dossier, Task task, Inquiry inquiry, Map<String, Object> data) {
        data.put("title", fenced(inquiry.subProblem().title(), Excerpt.SNIPPET));
        data.put("question", fenced(inquiry.subProblem().question(), Excerpt.REMARK));
        data.put(
                "basis",
                dossier.basisOf(inquiry).stream().map(Material::synthesis).toList());
        data.put("summary", fenced(inquiry.summary(), Excerpt.SUMMARY));
        data.put("sources", sources(inquiry));
        switch (task.purpose()) {
            case PANEL -> data.put("personas", personas.personas());
            case CONTRIBUTION -> {
                addSpeaker(task, inquiry, data);
                data.put("guidance", fenced(guidanceFor(task, inquiry), Excerpt.REMARK));
                data.put("earlier", said(inquiry, task.round() - 1));
            }
            case MODERATION -> {
                data.put("circling", inquiry.assessment().orElseThrow().concern() == Concern.CIRCLING);
                data.put("earlier", said(inquiry, task.round()));
            }
            case DIGEST -> data.put("earlier", said(inquiry, task.round() - 1));
            case BALLOT -> {
                addSpeaker(task, inquiry, data);
                data.put("entries", entries(dossier, task, inquiry));
            }
            case SYNTHESIS -> {
                data.put("contributions", lastWords(inquiry));
                data.put("standings", standings(inquiry));
            }
            case TRIAGE, DECOMPOSITION, SEARCH, EMBEDDING, VERDICT, ACTIONS ->
                throw new IllegalArgumentException(task.purpose() + " has no prompt about a sub-problem");
        }
    }

    private void addSpeaker(Task task, Inquiry inquiry, Map<String, Object> data) {
        PanelMember member = inquiry.member(task.member());
        data.put("name", member.name());
        data.put("role", member.role());
        data.put("profile", personas.profileOf(member.personaId()));
        data.put("round", task.round());
    }

    private static @Nullable String guidanceFor(Task task, Inquiry inquiry) {
        Guidance guidance = inquiry.guidance();
        return guidance != null && guidance.round() == task.round() - 1 ? guidance.text() : null;
    }

    /** What was said in a round; what only repeats another's words is left out. */
    private static List<Quote> said(Inquiry inquiry, int round) {
        return inquiry.heardIn(round).stream()
                .filter(words -> round < inquiry.round() - 1
                        || inquiry.duplicates().stream()
                                .noneMatch(duplicate -> duplicate.memberId().equals(words.memberId())))
                .map(words -> quote(inquiry, words))
                .toList();
    }

    private static List<Quote> entries(Dossier dossier, Task task, Inquiry inquiry) {
        return Anonymity.entriesFor(task.member(), dossier, inquiry).entrySet().stream()
                .map(entry -> new Quote(
                        entry.getKey(),
                        fenced(
                                inquiry.lastWordsOf(entry.getValue())
                                        .orElseThrow()
                                        .text(),
                                Excerpt.CONTRIBUTION)))
                .toList();
    }

    private static List<Quote> lastWords(Inquiry inquiry) {
        return inquiry.speakers().stream()
                .map(memberId -> quote(inquiry, inquiry.lastWordsOf(memberId).orElseThrow()))
                .toList();
    }

    private static List<String> standings(Inquiry inquiry) {
        return inquiry.standings().stream()
                .map(standing -> standing.place() + ". "
                        + inquiry.member(standing.memberId()).name())
                .toList();
    }

    private static List<String> remarks(Dossier dossier) {
        List<String> all = dossier.interjections();
        return all.subList(Math.max(0, all.size() - REMARKS), all.size()).stream()
                .map(remark -> fenced(remark, Excerpt.REMARK))
                .toList();
    }

    private static List<Quote> sources(Inquiry inquiry) {
        List<Source> all = inquiry.findings().stream()
                .flatMap(finding -> finding.sources().stream())
                .toList();
        return all.subList(Math.max(0, all.size() - SOURCES), all.size()).stream()
                .map(source -> new Quote(
                        Fence.attribute(Excerpt.of(source.url(), Excerpt.SNIPPET)),
                        fenced(source.title() + ": " + source.snippet(), Excerpt.SNIPPET)))
                .toList();
    }

    private static Quote quote(Inquiry inquiry, Contribution said) {
        return new Quote(inquiry.member(said.memberId()).name(), fenced(said.text(), Excerpt.CONTRIBUTION));
    }

    private static Quote synthesis(Inquiry inquiry) {
        return new Quote(
                fenced(inquiry.subProblem().title(), Excerpt.SNIPPET),
                fenced(Objects.requireNonNull(inquiry.synthesis()).text(), Excerpt.SYNTHESIS));
    }

    /** Empty for what is not there: a template asks whether it is. */
    private static String fenced(@Nullable String text, int most) {
        return text == null ? "" : Fence.inside(Excerpt.of(text, most));
    }
}
