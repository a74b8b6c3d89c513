package dev.synod.testing.network;

import dev.synod.testing.TestStack;
import dev.synod.testing.TopicReader;
import dev.synod.testing.network.NetworkFault.Cut;
import dev.synod.testing.network.NetworkFault.HalfOpen;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NetworkIT {

    private static final String TOPIC = "synod.llm.requests.v1";

    private static TestStack stack;
    private static Network network;

    @BeforeAll
    static void before_the_stack() {
        stack = TestStack.get();
        network = Network.before(stack);
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @AfterEach
    void heal() {
        network.heal();
    }

    @Test
    void a_kafka_client_is_sent_on_to_the_link_and_fails_and_recovers_with_it() throws Exception {
        String key = UUID.randomUUID().toString();
        try (Producer<String, String> producer = producer()) {
            send(producer, key, "before");
            network.link(Network.BROKER).suffer(new Cut());
            assertThatThrownBy(() -> send(producer, key, "meanwhile"))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
            network.heal();
            send(producer, key, "after");
        }
        try (TopicReader direct = TopicReader.fromBeginning(stack, TOPIC)) {
            assertThat(direct.awaitKey(2, key))
                    .extracting(found -> found.value())
                    .containsExactly("before", "after");
        }
    }

    @Test
    void who_does_not_use_the_link_does_not_feel_it() {
        network.link(Network.BROKER).suffer(HalfOpen.bothWays());
        network.link(Network.DATABASE).suffer(HalfOpen.bothWays());
        try (TopicReader direct = TopicReader.fromNow(stack, TOPIC)) {
            assertThat(direct.poll()).isEmpty();
        }
        assertThat(stack.database().single("select 1")).isEqualTo(1);
    }

    @Test
    void a_jdbc_client_loses_its_connection_with_the_link_and_gets_another_one_with_it() throws SQLException {
        try (Connection connection = connect()) {
            assertThat(one(connection)).isEqualTo(1);
            network.link(Network.DATABASE).suffer(new Cut());
            assertThatThrownBy(() -> one(connection)).isInstanceOf(SQLException.class);
            assertThatThrownBy(NetworkIT::connect).isInstanceOf(SQLException.class);
        }
        network.heal();
        try (Connection connection = connect()) {
            assertThat(one(connection)).isEqualTo(1);
        }
    }

    @Test
    void other_links_are_made_when_they_are_asked_for() {
        URI direct = URI.create("http://127.0.0.1:20000/api");
        URI through = network.before("streams", direct);
        assertThat(through.getPort()).isEqualTo(network.link("streams").port()).isNotEqualTo(20000);
        assertThat(through).hasScheme("http").hasPath("/api");
        assertThat(network.links()).containsExactly(Network.DATABASE, Network.BROKER, Network.PROVIDERS, "streams");
    }

    @Test
    void services_are_told_of_the_link_to_the_providers() {
        assertThat(network.environment())
                .containsEntry(
                        "SYNOD_GATEWAY_PROVIDERS_OPENAI_BASE_URL",
                        "http://127.0.0.1:" + network.link(Network.PROVIDERS).port() + "/openai");
    }

    private static Producer<String, String> producer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                told("KAFKA_BOOTSTRAP_SERVERS"),
                "request.timeout.ms",
                "500",
                "delivery.timeout.ms",
                "1000",
                "linger.ms",
                "0");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static void send(Producer<String, String> producer, String key, String value) throws Exception {
        producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                told("QUARKUS_DATASOURCE_JDBC_URL"), "synod_session", stack.password("synod_session"));
    }

    private static int one(Connection connection) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery("select 1")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String told(String variable) {
        return network.environment().getOrDefault(variable, "");
    }
}
