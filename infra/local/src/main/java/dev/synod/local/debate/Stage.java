package dev.synod.local.debate;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Sub-problems debated at the same time, shown so that it can be read: one scene is on the air until nobody in it is in
 * the middle of a speech; what happens in the others meanwhile is kept, and shown below their title when their turn
 * comes, those first that waited longest.
 */
final class Stage {

    private final Screen screen;
    private final Map<String, Scene> scenes = new LinkedHashMap<>();
    private final Set<Scene> waiting = new LinkedHashSet<>();
    private @Nullable Scene onAir;

    Stage(Screen screen) {
        this.screen = screen;
    }

    /** The scene of a sub-problem; empty for what belongs to none. */
    Scene scene(String subProblemId) {
        return scenes.computeIfAbsent(subProblemId, id -> new Scene(id, screen));
    }

    /** To be called after each event: gives the air to who waits for it, if it is free. */
    void settle() {
        scenes.values().stream().filter(Scene::keepsLines).forEach(waiting::add);
        while (!waiting.isEmpty() && (onAir == null || !onAir.busy())) {
            give(waiting.iterator().next());
        }
    }

    /** Shows all that is kept, whoever is speaking: nobody will go on. */
    void finish() {
        scenes.values().forEach(Scene::hearOut);
        settle();
    }

    private void give(Scene next) {
        if (onAir != null) {
            onAir.leaveAir();
        }
        waiting.remove(next);
        onAir = next;
        next.takeAir();
    }
}
