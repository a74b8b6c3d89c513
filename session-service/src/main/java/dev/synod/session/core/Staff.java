package dev.synod.session.core;

import dev.synod.events.session.Concern;
import dev.synod.events.session.SessionEvent.ModerationAdded;
import dev.synod.events.session.SessionEvent.ModerationSkipped;
import dev.synod.events.session.SessionEvent.ResearchCompleted;
import dev.synod.events.session.SessionEvent.ResearchSkipped;
import dev.synod.session.core.desk.Holding;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.desk.Result;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Assessment;
import dev.synod.session.core.dossier.Inquiry;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a round is prepared with: searches, a moderator's word, a summary. A round is held without, too. */
final class Staff {
    private static final int GIST_CHARS = 200;
    private static final int MOST_GIST_CHARS = 2_000;

    Turn searched(Turn turn, Task task, Result result) {
        String query = Objects.requireNonNull(task.query());
        return result instanceof Result.Got(Reply.Found found, var by)
                ? turn.tell(new ResearchCompleted(task.about(), task.round(), query, by.provider(), found.sources()))
                : turn.tell(new ResearchSkipped(
                        task.about(),
                        task.round(),
                        query,
                        result.lost().code(),
                        result.lost().detail()));
    }

    Turn moderated(Turn turn, Task task, Result result) {
        Inquiry inquiry = turn.dossier().inquiry(task.about());
        Concern concern = inquiry.assessment().map(Assessment::concern).orElseThrow();
        return result instanceof Result.Got(Reply.Prose said, var by)
                ? turn.tell(new ModerationAdded(inquiry.id(), task.round(), concern, said.text(), by))
                : turn.tell(new ModerationSkipped(
                        inquiry.id(),
                        task.round(),
                        concern,
                        result.lost().code(),
                        result.lost().detail()));
    }

    /** Without a model's summary, the beginnings of what was said stand for it. */
    Turn digested(Turn turn, Task task, Result result) {
        String text = result.as(Reply.Prose.class)
                .map(Reply.Prose::text)
                .orElseGet(() -> gistOf(turn.dossier().inquiry(task.about())));
        return turn.hold(task, new Holding.Digest(text));
    }

    private static String gistOf(Inquiry inquiry) {
        Stream<String> earlier = Stream.ofNullable(inquiry.summary());
        Stream<String> said = inquiry.heardIn(inquiry.round() - 1).stream()
                .map(words -> inquiry.member(words.memberId()).name() + ": " + beginningOf(words.text(), GIST_CHARS));
        return beginningOf(Stream.concat(said, earlier).collect(Collectors.joining("\n")), MOST_GIST_CHARS);
    }

    private static String beginningOf(String text, int chars) {
        return text.length() <= chars
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, chars) - 1)) + "…";
    }
}
