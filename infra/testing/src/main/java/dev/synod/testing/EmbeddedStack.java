package dev.synod.testing;

import dev.synod.local.identity.DevIdentity;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives a Quarkus test the real PostgreSQL and Kafka, and with {@code connect=true} Connect and Debezium. Other
 * arguments: {@code role}, the database user of the service under test, such as {@code synod_session};
 * {@code issuer=http}, so that {@link HttpIssuer} has the keys of tokens rather than a file.
 */
public class EmbeddedStack implements QuarkusTestResourceLifecycleManager {

    private String role = "synod_session";
    private boolean withConnect;
    private boolean withHttpIssuer;

    @Override
    public void init(Map<String, String> arguments) {
        role = arguments.getOrDefault("role", role);
        withConnect = Boolean.parseBoolean(arguments.getOrDefault("connect", "false"));
        withHttpIssuer = "http".equals(arguments.get("issuer"));
    }

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.get(withConnect);
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.devservices.enabled", "false");
        config.put("quarkus.datasource.jdbc.url", stack.jdbcUrl());
        config.put("quarkus.datasource.reactive.url", stack.reactiveUrl());
        config.put("quarkus.datasource.username", role);
        config.put("quarkus.datasource.password", stack.password(role));
        config.put("kafka.bootstrap.servers", stack.bootstrapServers());
        config.put(
                "mp.jwt.verify.publickey.location",
                withHttpIssuer
                        ? HttpIssuer.start(stack.identity())
                        : stack.identity().jwks().toUri().toString());
        config.put("mp.jwt.verify.issuer", DevIdentity.ISSUER);
        config.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
        config.put("quarkus.otel.exporter.otlp.endpoint", SpanSink.start());
        config.put("quarkus.log.category.\"org.apache.kafka\".level", "WARN");
        return config;
    }

    /** The stack outlives the test class: the next one of this JVM uses it too, the JVM's end ends it. */
    @Override
    public void stop() {}
}
