package dev.synod.local.layout;

import dev.synod.local.process.PartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicsFileTest {

    @TempDir
    private Path folder;

    @Test
    void the_repositorys_file_can_be_read() {
        TopicsFile file = TopicsFile.read(Workspace.find().file("infra", "kafka", "topics.yaml"));
        assertThat(file.topics()).anySatisfy(topic -> {
            assertThat(topic.name()).isEqualTo("synod.session.events.v1");
            assertThat(topic.partitions()).isEqualTo(12);
            assertThat(topic.settings()).containsEntry("retention.ms", "604800000");
        });
    }

    @Test
    void a_topic_without_settings_has_the_brokers() throws IOException {
        TopicsFile file = TopicsFile.read(write("topics: [{name: a, partitions: 1}]"));
        assertThat(file.topics().getFirst().settings()).isEmpty();
    }

    @Test
    void what_is_wrong_is_named_with_its_file() throws IOException {
        for (String wrong : List.of("topics: []", "topics: [{name: a}]", "topics: [{nam: a}]", "topics: 7", "\t")) {
            Path file = write(wrong);
            assertThatThrownBy(() -> TopicsFile.read(file))
                    .as(wrong)
                    .isInstanceOf(PartFailure.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("topics.yaml"), text);
    }
}
