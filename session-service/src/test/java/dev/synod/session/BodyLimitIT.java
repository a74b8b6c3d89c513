package dev.synod.session;

import dev.synod.testing.Access;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.net.URI;

@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class BodyLimitIT {
    @TestHTTPResource
    URI service;

    @Test
    void a_body_too_large_is_a_problem_like_any_other() {
        new Access(service).refusesBodiesBeyond(1024 * 1024, TestApi.SESSIONS);
    }
}
