package dev.synod.record;

import dev.synod.events.Envelope;
import dev.synod.events.MessageJson;
import dev.synod.events.TraceContext;
import dev.synod.events.session.Action;
import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Degradation;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.Priority;
import dev.synod.events.session.Quorum;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Verdict;
import dev.synod.record.shell.Arrival;
import dev.synod.record.shell.RecordedEvent;
import dev.synod.record.shell.SourceHeader;
import dev.synod.record.shell.SourceRecord;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A session that publishes what a test tells it to, numbered and a second apart. */
public final class SampleSession {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00.123456Z");

    private final UUID id;
    private final Instant start;
    private final String owner;
    private final List<Envelope<SessionEvent>> events = new ArrayList<>();

    private SampleSession(String owner, UUID id, Instant start) {
        this.owner = owner;
        this.id = id;
        this.start = start;
    }

    /** A session without any event yet. */
    public static SampleSession of(String owner) {
        return new SampleSession(owner, UUID.randomUUID(), START);
    }

    /** A session without any event yet, made at this time, as its id tells. */
    public static SampleSession madeAt(String owner, Instant time) {
        UUID random = UUID.randomUUID();
        long timed = time.toEpochMilli() << 16 | 0x7000 | random.getMostSignificantBits() & 0x0fff;
        return new SampleSession(owner, new UUID(timed, random.getLeastSignificantBits()), time);
    }

    /** A short deliberation from question to verdict, nine events. */
    public static SampleSession complete(String owner) {
        return of(owner).completed();
    }

    /** From question to verdict, nine events. */
    public SampleSession completed() {
        created().then(new SessionStarted(null));
        then(contribution("m1", false)).then(cost(100));
        then(contribution("m2", true)).then(cost(250));
        return then(new VerdictReached(verdict())).then(actions(3)).then(new SessionCompleted(Outcome.REDUCED));
    }

    public SampleSession created() {
        return then(new SessionCreated(owner, "Tabs or spaces?\u0000", new CouncilOptions(1, 2, 3), null, null));
    }

    public SampleSession then(SessionEvent event) {
        long sequence = events.size() + 1L;
        events.add(new Envelope<>(
                id + "/" + sequence,
                "/synod/session-service",
                start.plusSeconds(sequence),
                id.toString(),
                sequence,
                new TraceContext("00-" + traceId() + "-b7ad6b7169203331-01", ""),
                event));
        return this;
    }

    public UUID id() {
        return id;
    }

    /** The trace all its events belong to. */
    public String traceId() {
        return id.toString().replace("-", "");
    }

    public List<Envelope<SessionEvent>> events() {
        return events;
    }

    /** The events as the worker reads them. */
    public List<RecordedEvent> recorded() {
        return events.stream()
                .map(event ->
                        new RecordedEvent(id, event.sequence(), MessageJson.write(event.data()), event.data(), event))
                .toList();
    }

    /** The events as they come from a topic of their own, at offsets that are their numbers. */
    public List<Arrival> arrivals() {
        return recorded().stream()
                .<Arrival>map(event -> new Arrival.Sound(
                        source(event.sequence(), event.json(), event.envelope().headers()), event))
                .toList();
    }

    /** A record of this session. */
    public SourceRecord source(long offset, String json, Map<String, String> headers) {
        return new SourceRecord(
                "topic-of-" + id,
                0,
                offset,
                id.toString(),
                headers.entrySet().stream()
                        .map(header -> SourceHeader.of(header.getKey(), header.getValue()))
                        .toList(),
                json.getBytes(StandardCharsets.UTF_8));
    }

    public ContributionAdded contribution(String memberId, boolean substitute) {
        return new ContributionAdded(
                "s1",
                1,
                memberId,
                "Spaces, says " + memberId + ".",
                new AnsweredBy(id + "/" + memberId, "anthropic", "claude", substitute),
                List.of());
    }

    public CostUpdated cost(long totalMicroUsd) {
        return new CostUpdated(
                id + "/call", "anthropic", "claude", new Cost(1, 1, 50), new Cost(10, 20, totalMicroUsd));
    }

    public ActionsExtracted actions(int count) {
        List<Action> actions = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            actions.add(new Action(
                    id + "/a" + n,
                    "Do " + n,
                    "At length " + n,
                    Priority.HIGH,
                    List.of("done \"well\""),
                    List.of(),
                    List.of(),
                    List.of("ask", "do")));
        }
        return new ActionsExtracted(actions, false);
    }

    public static Verdict verdict() {
        return new Verdict(
                Outcome.REDUCED,
                "Spaces.",
                "They look the same everywhere.",
                0.8,
                List.of("Tabs are for everyone."),
                List.of(),
                List.of(new Verdict.Seat("s1", "m2", "The Sceptic")),
                new Cost(10, 20, 250),
                List.of(new Quorum("s1", 2, 2, 3)),
                List.of(new Degradation("dedup", "s1", "no embeddings could be had")));
    }
}
