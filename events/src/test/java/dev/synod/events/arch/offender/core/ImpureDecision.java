package dev.synod.events.arch.offender.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.arch.offender.shell.Driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Breaks every rule of a core, each in a method named after what it breaks. */
public final class ImpureDecision {
    private int mutable;

    JsonNode framework() {
        return null;
    }

    Driver shell() {
        mutable++;
        return null;
    }

    boolean io() {
        return Files.exists(Path.of("x"));
    }

    Instant clock() {
        return Instant.now();
    }

    Supplier<Instant> clockByReference() {
        return Instant::now;
    }

    UUID chance() {
        return UUID.randomUUID();
    }

    Random unseeded() {
        return new Random();
    }

    void shuffled(List<String> list) {
        Collections.shuffle(list);
    }

    Set<String> setOf() {
        return Set.of("a", "b");
    }

    Map<String, String> hashMap() {
        return new HashMap<>();
    }

    Supplier<Map<String, String>> hashMapByReference() {
        return HashMap::new;
    }

    Set<String> collected(List<String> list) {
        return list.stream().collect(Collectors.toSet());
    }
}
