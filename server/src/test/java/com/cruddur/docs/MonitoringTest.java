package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Cruddur;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Alert rules and dashboard are valid, and ask for metrics that the service exports. */
class MonitoringTest {

    private static final Path FOLDER = Program.CHECKOUT.resolve("docs/monitoring");
    private static final Pattern SERIES = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? \\S+$");
    private static final Pattern SELECTOR = Pattern.compile("(?<![\\w$])([a-z]\\w*)(?:\\{([^}]*)})?(?![\\w(])");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "by");

    /** Prometheus itself adds the first one, and these labels to each series. */
    private static final String UP = "up";

    private static final Set<String> OWN_LABELS = Set.of("job", "instance");

    private static Map<String, Set<String>> exported;

    /** A service with everything that has metrics: a replica, which is away, and a mail server. */
    @BeforeAll
    static void export() {
        var settings = Map.of(
                "DATABASE_READER_URL", "postgresql://127.0.0.1:1",
                "SMTP_URL", "smtp://127.0.0.1:1",
                "MAIL_FROM", "cruddur@cruddur.example");
        exported = new HashMap<>(Map.of(UP, Set.of()));
        try (var cruddur = Cruddur.start(settings)) {
            cruddur.anonymous().get("/api/activities/home");
            var series = SERIES.matcher(cruddur.operations().get("/metrics").body());
            while (series.find()) {
                exported.computeIfAbsent(series.group(1), _ -> new HashSet<>()).addAll(labels(series.group(2)));
            }
        }
    }

    @Test
    void prometheusTakesTheRulesAndTheirTests() {
        Program.require(
                "promtool", "check", "rules", FOLDER.resolve("alerts.yml").toString());
        Program.require(
                "promtool", "test", "rules", FOLDER.resolve("alerts.test.yml").toString());
    }

    @Test
    void everyAlertHasATest() throws IOException {
        var tests = Files.readString(FOLDER.resolve("alerts.test.yml"));

        assertThat(alerts())
                .hasSizeGreaterThan(10)
                .allSatisfy(alert ->
                        assertThat(tests).contains("name: " + alert.get("alert").asString() + "\n"));
    }

    @Test
    void prometheusTakesEveryExpressionOfTheDashboard(@TempDir Path directory) throws IOException {
        var rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        var number = 0;
        for (var expression : dashboard()) {
            var complete = expression.replace("$__rate_interval", "5m").replace("$job", "cruddur");
            rules.append("      - {record: 'panel:%s', expr: '%s'}\n".formatted(number++, complete));
        }
        var file = Files.writeString(directory.resolve("dashboard.yml"), rules);

        assertThat(number).isGreaterThan(20);
        Program.require("promtool", "check", "rules", file.toString());
    }

    @Test
    void everyMetricAndLabelOfRulesAndDashboardIsExported() throws IOException {
        var expressions = Stream.concat(
                        alerts().stream().map(alert -> alert.get("expr").asString()), dashboard().stream())
                .toList();

        for (var expression : expressions) {
            var grouping = expression.replaceAll("\\s*\\bby \\([^)]*\\) ?", "").replaceAll("\\[[^]]*]", " ");
            var selector = SELECTOR.matcher(grouping);
            while (selector.find()) {
                if (KEYWORDS.contains(selector.group(1))) {
                    continue;
                }
                assertThat(exported).as(expression).containsKey(selector.group(1));
                var unknown = new TreeSet<>(labels(selector.group(2)));
                unknown.removeAll(exported.get(selector.group(1)));
                unknown.removeAll(OWN_LABELS);
                assertThat(unknown).as(expression).isEmpty();
            }
        }
    }

    @Test
    void theTableOfMetricsIsWhatTheServiceExports() throws IOException {
        var document = Files.readString(Program.CHECKOUT.resolve("docs/operations.md"));
        var section = document.substring(document.indexOf("\n## Metrics"), document.indexOf("\n## Logs"));
        var named = Pattern.compile("`((?:cruddur|http|jvm|process|system)_\\w+)`")
                .matcher(section)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());

        assertThat(named)
                .allSatisfy(name -> assertThat(exported.keySet())
                        .as(name)
                        .anyMatch(metric ->
                                metric.equals(name) || metric.equals(name + "_count") || metric.equals(name + "_max")));
        assertThat(exported.keySet())
                .filteredOn(metric -> metric.startsWith("cruddur_"))
                .isSubsetOf(named);
    }

    private static Set<String> labels(String selector) {
        return selector == null
                ? Set.of()
                : Pattern.compile("(\\w+)(?:=~|!~|!=|=)\"")
                        .matcher(selector)
                        .results()
                        .map(label -> label.group(1))
                        .collect(Collectors.toSet());
    }

    private static List<JsonNode> alerts() {
        var rules = YAMLMapper.shared().readTree(FOLDER.resolve("alerts.yml"));
        return rules.at("/groups/0/rules").valueStream().toList();
    }

    private static List<String> dashboard() {
        var dashboard = JsonMapper.shared().readTree(FOLDER.resolve("dashboard.json"));
        return dashboard
                .get("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.get("expr").asString())
                .toList();
    }
}
