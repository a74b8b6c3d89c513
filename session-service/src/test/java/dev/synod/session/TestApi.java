package dev.synod.session;

import dev.synod.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.util.HashMap;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

/** The API as alice calls it. */
public final class TestApi {
    public static final String SESSIONS = "/api/v1/sessions";

    private TestApi() {}

    /** A small council: one sub-problem, three experts, two rounds. */
    public static String post() {
        return post(Map.of());
    }

    /** A small council with these wishes. */
    public static String post(Map<String, Object> options) {
        return post("Open an office?", options);
    }

    public static String post(String problem, Map<String, Object> options) {
        return tryToPost(problem, options, Map.of()).statusCode(202).extract().path("id");
    }

    public static ValidatableResponse tryToPost(
            String problem, Map<String, Object> options, Map<String, String> headers) {
        Map<String, Object> all = new HashMap<>(Map.of("maxSubProblems", 1, "panelSize", 3));
        all.putAll(options);
        return alice().contentType("application/json")
                .headers(headers)
                .body(Map.of("problem", problem, "options", all))
                .post(SESSIONS)
                .then();
    }

    public static ValidatableResponse get(String id) {
        return alice().get(SESSIONS + "/" + id).then();
    }

    static ValidatableResponse get(String id, String what) {
        return alice().get(SESSIONS + "/" + id + "/" + what).then();
    }

    /** An order without a body, and without a content type. */
    public static ValidatableResponse order(String id, String what) {
        return alice().noContentType().post(SESSIONS + "/" + id + "/" + what).then();
    }

    public static ValidatableResponse order(String id, String what, Map<String, ?> body) {
        return alice().contentType("application/json")
                .body(body)
                .post(SESSIONS + "/" + id + "/" + what)
                .then();
    }

    /** It is refused because of the session's state. */
    static void refused(ValidatableResponse response, String state) {
        response.statusCode(409).body("code", equalTo("illegal_transition")).body("state", equalTo(state));
    }

    public static String state(String id) {
        return get(id).extract().path("state");
    }

    public static boolean isIn(String id, String state) {
        return state.equals(state(id));
    }

    static RequestSpecification alice() {
        return given().auth().oauth2(TestTokens.user("alice"));
    }
}
