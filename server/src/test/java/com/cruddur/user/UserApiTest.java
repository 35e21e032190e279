package com.cruddur.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Cruddur;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everybody may know of a person. */
class UserApiTest {

    @Test
    void aPersonIsFoundByHandleInAnyCaseAndOnlyInShort() {
        try (var cruddur = Cruddur.shared()) {
            cruddur.database().addUser("Bayko");

            var person = cruddur.anonymous().json("/api/users/@bayko/short");

            assertThat(person.propertyNames()).containsExactly("uuid", "handle", "display_name");
            assertThat(person.get("handle").asString()).isEqualTo("Bayko");
        }
    }

    @Test
    void aHandleThatNobodyHasIsNotFound() {
        try (var cruddur = Cruddur.shared()) {
            cruddur.database().addUser("bayko");

            for (var handle : List.of("nobody", "bayk", "bayko%20", "%27%20OR%201=1--", "x".repeat(1_000), "%C3%A9")) {
                assertThat(cruddur.anonymous()
                                .get("/api/users/@" + handle + "/short")
                                .statusCode())
                        .as(handle)
                        .isEqualTo(404);
            }
        }
    }
}
