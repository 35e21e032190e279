package com.cruddur.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.db.migration.Migrations;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an orchestrator and a Prometheus see. */
class HealthTest {

    @Test
    void aServiceOnACurrentSchemaIsReady() {
        try (var cruddur = Cruddur.start()) {
            var anyone = cruddur.anonymous();

            assertThat(anyone.get("/api/health-check").body()).isEqualTo("{\"success\":true,\"ver\":1}");
            assertThat(anyone.get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
            assertThat(anyone.get("/health/ready").body()).isEqualTo("{\"status\":\"ready\"}");
        }
    }

    @Test
    void withAPortOfTheirOwnOnlyThatPortAnswersThem() {
        try (var cruddur = Cruddur.start(Map.of("OPERATIONS_PORT", "0"))) {
            for (var path : List.of("/health/live", "/health/ready", "/metrics")) {
                assertThat(cruddur.operations().get(path).statusCode()).as(path).isEqualTo(200);
                assertThat(cruddur.anonymous().get(path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(cruddur.operations().get("/").statusCode()).isEqualTo(404);
            assertThat(cruddur.anonymous().get("/api/health-check").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aServiceIsNotReadyUntilItsSchemaIsCurrent() {
        try (var cruddur = Cruddur.startOn(TestDatabase.empty())) {
            var anyone = cruddur.anonymous();
            var before = anyone.get("/health/ready");
            assertThat(before.statusCode()).isEqualTo(503);
            assertThat(before.body()).contains("lacks migration 1, 2", "run cruddur migrate");

            new Migrations(cruddur.database().url()).migrate();
            cruddur.database().grantService();

            assertThat(anyone.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void metricsTellRoutesPoolAndJvm() {
        try (var cruddur = Cruddur.start()) {
            var anyone = cruddur.anonymous();
            anyone.get("/api/activities/home");
            anyone.get("/api/activities/home?limit=0");
            anyone.get("/any/path/that/is/not/there");

            var metrics = anyone.get("/metrics");

            assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain; version=0.0.4");
            assertThat(metrics.body())
                    .contains(
                            "http_server_requests_seconds_count{method=\"GET\",route=\"/api/activities/home\",status=\"200\"} 1",
                            "http_server_requests_seconds_count{method=\"GET\",route=\"/api/activities/home\",status=\"400\"} 1",
                            "http_server_requests_seconds_count{method=\"GET\",route=\"unmatched\",status=\"404\"} 1",
                            "http_server_requests_seconds_bucket",
                            "hikaricp_connections_active",
                            "cruddur_gate_waiting",
                            "cruddur_expired_rows_total",
                            "cruddur_expiry_lag_seconds",
                            "jvm_memory_used_bytes",
                            "process_uptime_seconds")
                    .doesNotContain("/any/path");
        }
    }
}
