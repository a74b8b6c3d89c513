package dev.synod.kit.shutdown;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class HandoverTest {
    private final CompletableFuture<String> work = new CompletableFuture<>();

    @Test
    void on_the_way_down_what_has_begun_is_waited_for_and_nothing_more_begins() throws Exception {
        Handover handover = new Handover(() -> Duration.ofSeconds(60));
        CompletableFuture<String> begun = begin(handover);

        CompletableFuture<Void> down = CompletableFuture.runAsync(handover::close);
        assertThat(begun).isNotDone();
        assertThat(down).isNotDone();
        work.complete("done");

        down.get(10, SECONDS);
        assertThat(begun).isCompletedWithValue("done");
        assertThat(begin(handover))
                .as("left to others, neither done nor failed")
                .isNotDone();
    }

    @Test
    void work_without_end_is_waited_for_so_long_and_no_longer() {
        Handover handover = new Handover(() -> Duration.ofMillis(20));
        CompletableFuture<String> begun = begin(handover);

        handover.close();

        assertThat(begun).isNotDone();
    }

    @Test
    void failed_work_holds_nobody_up() {
        Handover handover = new Handover(() -> Duration.ofSeconds(60));
        CompletableFuture<String> begun = begin(handover);
        work.completeExceptionally(new IllegalStateException("failed"));

        handover.close();

        assertThat(begun).isCompletedExceptionally();
    }

    private CompletableFuture<String> begin(Handover handover) {
        return handover.work(() -> Uni.createFrom().completionStage(work)).subscribeAsCompletionStage();
    }
}
