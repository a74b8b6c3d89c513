package dev.synod.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part that is a shell script, ready as soon as the script has written its mark. */
record ScriptPart(String name, Path folder, String script, Set<String> needs) implements Part {

    ScriptPart(String name, Path folder, String script) {
        this(name, folder, script, Set.of());
    }

    Path mark() {
        return folder.resolve(name + ".mark");
    }

    @Override
    public List<Integer> ports() {
        return List.of();
    }

    @Override
    public Launch prepare() throws Exception {
        Files.deleteIfExists(mark());
        return new Launch(List.of("/bin/sh", "-c", script), Map.of("MARK", mark().toString()), folder);
    }

    @Override
    public boolean isReady() {
        return Files.exists(mark());
    }

    @Override
    public Duration stopPatience() {
        return Duration.ofSeconds(2);
    }
}
