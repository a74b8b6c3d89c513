package dev.synod.record.adapter.http;

import dev.synod.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** Somebody who calls the API. */
public record Api(String name, String token) {
    /** A user nobody has seen before. */
    public static Api user(String name) {
        String unique = name + "-" + UUID.randomUUID();
        return new Api(unique, TestTokens.user(unique));
    }

    public static Api admin() {
        return new Api("root", TestTokens.admin("root"));
    }

    public RequestSpecification with() {
        return given().auth().oauth2(token);
    }

    /** With a JSON body. */
    public RequestSpecification sending(String json) {
        return with().contentType("application/json").body(json);
    }

    public ValidatableResponse get(String path) {
        return with().get(path).then();
    }

    /** The field of all items of a list, two a page. */
    public List<String> readPages(String list, String field) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = get(list + (list.contains("?") ? "&" : "?") + "limit=2" + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items." + field));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return seen;
    }
}
