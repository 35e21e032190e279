package com.cruddur.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What CloudWatch makes metrics of. */
class CloudWatchLogTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "CLOUDWATCH_NAMESPACE", "Cruddur/test",
            "DATABASE_READER_URL", "postgresql://127.0.0.1:1");

    @Test
    void aLineInTheEmbeddedMetricFormatTellsFiguresThatTheServiceMeasures() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var logger = (Logger) LoggerFactory.getLogger(CloudWatchLog.class);
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
        try (var cruddur = Cruddur.start(SETTINGS)) {
            Await.until("figures", Duration.ofSeconds(10), () -> !log.list.isEmpty());

            var line = JsonMapper.shared().readTree(json(log.list.getFirst()));

            var directive = line.at("/_aws/CloudWatchMetrics/0");
            assertThat(directive.get("Namespace").asString()).isEqualTo("Cruddur/test");
            assertThat(directive.get("Dimensions").toString()).isEqualTo("[[]]");
            assertThat(line.at("/_aws/Timestamp").asLong()).isPositive();
            assertThat(directive.get("Metrics").valueStream())
                    .hasSize(CloudWatchLog.meters().size())
                    .allSatisfy(metric -> assertThat(
                                    line.get(metric.get("Name").asString()).isNumber())
                            .isTrue());
            assertThat(line.get("ReplicasNotRead").asInt()).isEqualTo(1);

            var exported = cruddur.operations().get("/metrics").body();
            assertThat(CloudWatchLog.meters())
                    .allSatisfy(meter -> assertThat(exported).contains("# TYPE " + meter.replace('.', '_')));
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
    }

    private static String json(ILoggingEvent event) {
        var encoder = new LogstashEncoder();
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
