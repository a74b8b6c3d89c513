package dev.synod.testing;

import dev.synod.local.identity.DevIdentity;

import java.time.Duration;
import java.util.List;

/** Bearer tokens that the service under test accepts, or has good reason not to. */
public final class TestTokens {

    private TestTokens() {}

    /** A plain user's token. */
    public static String user(String name) {
        return TestStack.get().identity().userToken(name);
    }

    /** An administrator's token. */
    public static String admin(String name) {
        return TestStack.get().identity().adminToken(name);
    }

    /** A token that ended an hour ago. */
    public static String expired(String name) {
        return TestStack.get().identity().token(name, List.of(DevIdentity.USER), Duration.ofHours(-1));
    }

    /** A token without any group. */
    public static String withoutGroups(String name) {
        return TestStack.get().identity().token(name, List.of(), Duration.ofHours(1));
    }
}
