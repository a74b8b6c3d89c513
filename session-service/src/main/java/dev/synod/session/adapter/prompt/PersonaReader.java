package dev.synod.session.adapter.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.kit.file.DataFile.Reading;
import dev.synod.session.core.Persona;
import dev.synod.session.shell.CouncilPreset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import static dev.synod.kit.file.DataFile.echo;

/** Makes a catalogue of personas and councils of a file's content. */
final class PersonaReader {
    static final List<String> DOMAINS =
            List.of("business", "technology", "finance", "law", "people", "science", "ethics");

    private static final int FEWEST_PERSONAS = 7;
    private static final int SMALLEST_COUNCIL = 3;
    private static final int LARGEST_COUNCIL = 7;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ROLE = 80;
    private static final int LONGEST_PROFILE = 1200;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Catalogue base;
    private final List<String> problems;

    private PersonaReader(Catalogue base, List<String> problems) {
        this.base = base;
        this.problems = problems;
    }

    /** The base with what a file adds; what has the id of something in the base takes its place. */
    static Reading<Catalogue> onTopOf(Catalogue base) {
        return (root, problems) -> new PersonaReader(base, problems).catalogue(root);
    }

    /**
     * Personas, and councils of no others.
     *
     * @param profiles by persona id
     */
    record Catalogue(List<Persona> personas, Map<String, String> profiles, List<CouncilPreset> councils) {
        static final Catalogue EMPTY = new Catalogue(List.of(), Map.of(), List.of());

        Catalogue {
            personas = List.copyOf(personas);
            profiles = Map.copyOf(profiles);
            councils = List.copyOf(councils);
        }
    }

    /** An object of the file, and how to tell somebody which one. */
    private record Entry(String place, JsonNode json) {
        String id() {
            return json.path("id").asText("").strip();
        }
    }

    private record Profiled(Persona persona, String profile) {}

    private Catalogue catalogue(JsonNode root) {
        if (!root.isObject()) {
            problems.add("the file is not an object; write {\"personas\": [...], \"councils\": [...]}");
            return base;
        }
        refuseUnknownFields(new Entry("the file", root), List.of("personas", "councils"));
        Map<String, Profiled> added = byId(entries(root, "personas"), this::persona);
        Map<String, String> profiles = new HashMap<>(base.profiles());
        added.forEach((id, persona) -> profiles.put(id, persona.profile()));
        Map<String, CouncilPreset> councils =
                byId(entries(root, "councils"), entry -> council(entry, profiles.keySet()));
        if (profiles.size() < FEWEST_PERSONAS) {
            problems.add("personas: a catalogue needs at least %d, there are %d; add some"
                    .formatted(FEWEST_PERSONAS, profiles.size()));
        }
        return new Catalogue(
                merged(
                        base.personas(),
                        added.values().stream().map(Profiled::persona).toList(),
                        Persona::id),
                profiles,
                merged(base.councils(), List.copyOf(councils.values()), CouncilPreset::id));
    }

    private Profiled persona(Entry entry) {
        refuseUnknownFields(entry, List.of("id", "name", "role", "domain", "profile"));
        Persona persona = new Persona(
                id(entry), text(entry, "name", LONGEST_NAME), text(entry, "role", LONGEST_ROLE), domain(entry));
        return new Profiled(persona, text(entry, "profile", LONGEST_PROFILE));
    }

    private CouncilPreset council(Entry entry, Set<String> known) {
        refuseUnknownFields(entry, List.of("id", "title", "personas"));
        return new CouncilPreset(id(entry), text(entry, "title", LONGEST_NAME), members(entry, known));
    }

    private List<String> members(Entry entry, Set<String> known) {
        JsonNode personas = entry.json().path("personas");
        if (!personas.isArray()) {
            wrong(
                    entry,
                    "personas",
                    "must be a list of persona ids, such as [\"sceptic\", \"economist\", \"counsel\"]");
            return List.of();
        }
        if (personas.size() < SMALLEST_COUNCIL || personas.size() > LARGEST_COUNCIL) {
            wrong(
                    entry,
                    "personas",
                    "are %d; name %d to %d".formatted(personas.size(), SMALLEST_COUNCIL, LARGEST_COUNCIL));
        }
        List<String> members = new ArrayList<>();
        for (JsonNode persona : personas) {
            if (!persona.isTextual() || !known.contains(persona.textValue())) {
                wrong(entry, "personas", echo(persona) + " is the id of no persona; correct it or add that persona");
            } else if (members.contains(persona.textValue())) {
                wrong(entry, "personas", echo(persona) + " is named twice; name it once");
            } else {
                members.add(persona.textValue());
            }
        }
        return members;
    }

    private String id(Entry entry) {
        String id = text(entry, "id", LONGEST_NAME);
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            wrong(
                    entry,
                    "id",
                    echo(entry.json().get("id"))
                            + " is no id; write lower-case letters, digits and single hyphens, such as tax-adviser");
        }
        return id;
    }

    private String domain(Entry entry) {
        String domain = text(entry, "domain", LONGEST_NAME);
        if (!domain.isEmpty() && !DOMAINS.contains(domain)) {
            wrong(
                    entry,
                    "domain",
                    echo(entry.json().get("domain")) + " is unknown; choose one of " + String.join(", ", DOMAINS));
        }
        return domain;
    }

    /** The field's text; empty after a complaint if there is none. */
    private String text(Entry entry, String field, int longest) {
        JsonNode value = entry.json().path(field);
        if (value.isMissingNode() || value.isNull()) {
            wrong(entry, field, "is missing; add it");
        } else if (!value.isTextual()) {
            wrong(entry, field, echo(value) + " is not a text; put a text in double quotes");
        } else if (value.textValue().isBlank()) {
            wrong(entry, field, "is blank; fill it in");
        } else {
            String text = value.textValue().strip();
            if (text.length() > longest) {
                wrong(entry, field, "has %d characters; shorten it to %d".formatted(text.length(), longest));
            }
            return text;
        }
        return "";
    }

    private List<Entry> entries(JsonNode root, String list) {
        JsonNode items = root.path(list);
        if (!items.isMissingNode() && !items.isArray()) {
            problems.add(list + ": is not a list; write [...]");
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            JsonNode item = items.get(index);
            String place = "%s[%d]".formatted(list, index);
            if (item.isObject()) {
                JsonNode id = item.path("id");
                entries.add(new Entry(place + (id.isTextual() ? " " + echo(id) : " (no id)"), item));
            } else {
                problems.add("%s: %s is not an object; write {\"id\": ...}".formatted(place, echo(item)));
            }
        }
        return entries;
    }

    private <T> Map<String, T> byId(List<Entry> entries, Function<Entry, T> reading) {
        Map<String, T> read = new LinkedHashMap<>();
        Map<String, Entry> owners = new HashMap<>();
        for (Entry entry : entries) {
            T value = reading.apply(entry);
            Entry owner = owners.putIfAbsent(entry.id(), entry);
            if (owner != null && !entry.id().isEmpty()) {
                wrong(entry, "id", "is taken by " + owner.place() + "; give each an id of its own");
            }
            read.putIfAbsent(entry.id(), value);
        }
        return read;
    }

    private static <T> List<T> merged(List<T> base, List<T> added, Function<T, String> id) {
        Map<String, T> merged = new LinkedHashMap<>();
        base.forEach(item -> merged.put(id.apply(item), item));
        added.forEach(item -> merged.put(id.apply(item), item));
        return List.copyOf(merged.values());
    }

    private void refuseUnknownFields(Entry entry, List<String> known) {
        entry.json().fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                wrong(entry, field, "is an unknown field; the fields are " + String.join(", ", known));
            }
        });
    }

    private void wrong(Entry entry, String field, String what) {
        problems.add("%s, %s: %s".formatted(entry.place(), field, what));
    }
}
