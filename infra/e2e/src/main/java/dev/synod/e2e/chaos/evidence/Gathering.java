package dev.synod.e2e.chaos.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.e2e.chaos.load.Doors;
import dev.synod.e2e.chaos.load.Doors.Answer;
import dev.synod.e2e.chaos.load.Doors.Wish;
import dev.synod.e2e.chaos.load.Held;
import dev.synod.e2e.chaos.load.Load;
import dev.synod.e2e.stream.Seen;
import dev.synod.events.Headers;
import dev.synod.events.Topics;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.session.SessionEvent;
import dev.synod.local.ask.SessionApi;
import dev.synod.local.ask.Verification;
import dev.synod.local.stack.Service;
import dev.synod.testing.Http;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;
import dev.synod.testing.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at the suite wherever it can be looked at, as anybody could. */
public final class Gathering {
    private static final int OK = 200;

    private final TestSuite suite;
    private final Doors doors;
    private final Random random = new Random(0);
    /** By token. */
    private final Map<String, SessionApi> apis = new HashMap<>();

    private final Map<String, SortedMap<Long, Line>> published = new HashMap<>();
    private final Map<String, List<SessionEvent>> events = new HashMap<>();
    private final Map<String, List<Line>> clashes = new HashMap<>();
    private final Map<String, Instant> answeredAt = new HashMap<>();
    private int all;
    private int repeats;

    public Gathering(TestSuite suite, Doors doors) {
        this.suite = suite;
        this.doors = doors;
    }

    /** All there is to see after this load. */
    public Evidence after(Load load) throws IOException, InterruptedException {
        TopicReader.readAll(suite.stack(), Topics.SESSION_EVENTS, this::publishedEvent);
        TopicReader.readAll(suite.stack(), Topics.LLM_RESPONSES, this::answer);
        List<Case> cases = new ArrayList<>();
        for (Held held : load.held()) {
            cases.add(caseOf(held));
        }
        Map<String, List<Paid>> paid = paid();
        List<String> surprises = new ArrayList<>(doors.surprises());
        surprises.addAll(load.failures());
        return new Evidence(cases, known(paid), paid, answeredAt, sagas(), surprises, load.waiting(), all, repeats);
    }

    private void publishedEvent(ConsumerRecord<@Nullable String, @Nullable String> event) {
        all++;
        Line line = Line.of(
                Long.parseLong(header(event, Headers.SEQUENCE)),
                header(event, Headers.TYPE),
                Http.json(String.valueOf(event.value())));
        String session = String.valueOf(event.key());
        Line before = published.computeIfAbsent(session, id -> new TreeMap<>()).putIfAbsent(line.sequence(), line);
        if (before == null) {
            TopicReader.message(event).ifPresent(message -> events.computeIfAbsent(session, id -> new ArrayList<>())
                    .add((SessionEvent) message));
        } else if (before.equals(line)) {
            repeats++;
        } else {
            clashes.computeIfAbsent(session, id -> new ArrayList<>()).add(line);
        }
    }

    private static String header(ConsumerRecord<?, ?> event, String name) {
        return String.valueOf(TopicReader.header(event, name));
    }

    /** The first answer counts: it is the one that everybody goes by. */
    private void answer(ConsumerRecord<@Nullable String, @Nullable String> response) {
        TopicReader.message(response).ifPresent(message -> {
            if (message instanceof LlmResponse answer) {
                answeredAt.merge(
                        answer.requestId(),
                        Instant.parse(header(response, Headers.TIME)),
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        });
    }

    private Case caseOf(Held held) throws IOException, InterruptedException {
        String id = held.sessionId();
        String token = TestTokens.user(held.user());
        Answer shown = doors.insist(token, Wish.get(Service.SESSION, "/api/v1/sessions/" + id), random);
        return new Case(
                held,
                shown.body().path("state").asText(),
                List.copyOf(published.getOrDefault(id, new TreeMap<>()).values()),
                events.getOrDefault(id, List.of()),
                clashes.getOrDefault(id, List.of()),
                record(token, id),
                drawn(token, id),
                stream(held.seen()),
                difference(token, id));
    }

    private List<Line> record(String token, String id) {
        List<Line> lines = new ArrayList<>();
        String path = "/api/v1/sessions/" + id + "/events?limit=1000";
        for (JsonNode event : doors.insist(token, Wish.get(Service.RECORD, path), random)
                .body()
                .path("items")) {
            lines.add(
                    Line.of(event.path("sequence").asLong(), event.path("type").asText(), event.path("data")));
        }
        return lines;
    }

    private Drawn drawn(String token, String id) {
        String session = "/api/v1/sessions/" + id;
        List<String> actions = new ArrayList<>();
        doors.insist(token, Wish.get(Service.RECORD, session + "/actions"), random)
                .body()
                .path("items")
                .forEach(action -> actions.add(action.path("actionId").asText()));
        return new Drawn(
                doors.insist(token, Wish.get(Service.RECORD, session + "/verdict"), random)
                                .status()
                        == OK,
                actions,
                doors.insist(token, Wish.get(Service.RECORD, session + "/cost"), random)
                        .body()
                        .path("microUsd")
                        .asLong());
    }

    private static List<Line> stream(@Nullable Seen seen) {
        return seen == null
                ? List.of()
                : seen.events().stream()
                        .map(event -> Line.of(
                                Long.parseLong(event.id()),
                                "dev.synod." + event.name() + ".v1",
                                Http.json(event.data())))
                        .toList();
    }

    private @Nullable String difference(String token, String id) throws IOException, InterruptedException {
        SessionApi api = apis.computeIfAbsent(
                token, user -> new SessionApi(suite.session(), suite.record(), suite.stream(), user));
        Verification verification = Verification.of(api, id);
        return verification.equal() ? null : verification.text();
    }

    private Map<String, List<Paid>> paid() {
        Map<String, List<Paid>> paid = new HashMap<>();
        for (JsonNode call : new Simulator(suite).calls("")) {
            if (call.path("outcome").asText().equals("answered")) {
                String request = call.path("requestId").asText();
                paid.computeIfAbsent(request, id -> new ArrayList<>())
                        .add(new Paid(
                                request,
                                call.path("provider").asText(),
                                Instant.parse(call.path("startedAt").asText())));
            }
        }
        return paid;
    }

    private Map<String, Set<String>> known(Map<String, List<Paid>> paid) {
        Map<String, Set<String>> known = new TreeMap<>();
        known.put("topic", published.keySet());
        Set<String> asked = new HashSet<>();
        paid.keySet().forEach(request -> asked.add(request.split("/")[0]));
        known.put("providers", asked);
        for (String user : Load.users()) {
            known.computeIfAbsent("API", key -> new HashSet<>())
                    .addAll(ids(user, Service.SESSION, "/api/v1/sessions", "id"));
            known.computeIfAbsent("record", key -> new HashSet<>())
                    .addAll(ids(user, Service.RECORD, "/api/v1/costs", "sessionId"));
        }
        return known;
    }

    private Set<String> ids(String user, Service service, String path, String field) {
        Set<String> ids = new HashSet<>();
        items(user, service, path).forEach(item -> ids.add(item.path(field).asText()));
        return ids;
    }

    private List<JsonNode> items(String user, Service service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            String page = path + "?limit=100" + (next.isEmpty() ? "" : "&cursor=" + next);
            JsonNode body = doors.insist(TestTokens.user(user), Wish.get(service, page), random)
                    .body();
            body.path("items").forEach(items::add);
            next = body.path("next").asText("");
        } while (!next.isEmpty());
        return items;
    }

    private List<Saga> sagas() {
        List<Saga> sagas = new ArrayList<>();
        for (String user : Load.users()) {
            String token = TestTokens.user(user);
            for (JsonNode saga : items(user, Service.SESSION, "/api/v1/replans")) {
                String action = saga.path("actionId").asText();
                String session = saga.path("sessionId").asText();
                sagas.add(new Saga(
                        saga.path("id").asText(),
                        action,
                        session,
                        saga.path("state").asText(),
                        doors.insist(token, Wish.get(Service.SESSION, "/api/v1/sessions/" + session), random)
                                        .status()
                                == OK,
                        doors.insist(token, Wish.get(Service.RECORD, "/api/v1/actions/" + action), random)
                                .body()
                                .path("replannedBy")
                                .asText("")));
            }
        }
        return sagas;
    }
}
