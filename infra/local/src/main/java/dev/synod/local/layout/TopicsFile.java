package dev.synod.local.layout;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.synod.local.process.PartFailure;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code infra/kafka/topics.yaml}.
 *
 * @param topics all topics the services meet on
 */
public record TopicsFile(List<Topic> topics) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * One topic.
     *
     * @param name its name
     * @param partitions how many partitions it is made with
     * @param config topic settings by Kafka's names
     */
    public record Topic(
            String name, int partitions, @Nullable Map<String, String> config) {

        /** Topic settings, none if the file names none. */
        public Map<String, String> settings() {
            return config == null ? Map.of() : config;
        }
    }

    /** Reads and checks the file. */
    public static TopicsFile read(Path file) {
        try {
            TopicsFile read = YAML.readValue(file.toFile(), TopicsFile.class);
            if (read.topics == null || read.topics.isEmpty()) {
                throw new PartFailure(file + " lists no topics");
            }
            for (Topic topic : read.topics) {
                if (topic.name() == null || topic.partitions() < 1) {
                    throw new PartFailure(
                            file + ": every topic needs a name and partitions of at least 1, not " + topic);
                }
            }
            return read;
        } catch (IOException e) {
            throw new PartFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
