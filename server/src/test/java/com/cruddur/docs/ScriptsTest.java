package com.cruddur.docs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell scripts have none of the faults that shellcheck knows. */
class ScriptsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cruddur",
                ".ci/run",
                "bench/feed-plans",
                "bench/fuzz",
                "bench/lib.sh",
                "bench/model",
                "bench/overload",
                "bench/pages",
                "bench/partitions",
                "bench/peers.sh",
                "bench/run",
                "bench/scale",
                "bench/soak",
                "bench/start",
                "bench/streams",
                "server/src/test/resources/com/cruddur/docs/contain"
            })
    void shellcheckFindsNothing(String script) {
        Program.require("shellcheck", script);
    }
}
