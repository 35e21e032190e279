package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents call things of an installation is what the stacks print. */
@ExtendWith(Tally.class)
class RunBookTest {

    private static final Pattern OUTPUT = Pattern.compile("\\$\\(output (\\w+) (\\w+)\\)");
    private static final Pattern BLOCK = Pattern.compile("```sh skip=needs-aws\n(.*?)```", Pattern.DOTALL);

    /** Options of the AWS CLI that name something of an installation, with the beginning of their value. */
    private static final Pattern NAME = Pattern.compile(
            "--(?!username)[a-z-]*(?:identifier|identifiers|name|ids|arn|cluster|service|task-definition|class|secret-id|follow) ([^\\s\\\\]+)");

    private static Stream<MatchResult> commands(String document) {
        return BLOCK.matcher(Checkout.read(document)).results();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/run-book.md", "docs/aws.md"})
    void everyOutputThatIsReadIsPrinted(String document) {
        var templates = Templates.of(Profile.LARGE);
        var printed = Stream.of("Foundation", "Migration", "Service")
                .flatMap(stack -> templates.outputs(stack).keySet().stream()
                        .map(key -> stack.toLowerCase(java.util.Locale.ROOT) + " " + key))
                .collect(Collectors.toSet());
        var read = commands(document)
                .flatMap(block -> OUTPUT.matcher(block.group(1)).results())
                .map(output -> output.group(1) + " " + output.group(2))
                .toList();

        assertThat(read).hasSizeGreaterThan(3).allMatch(printed::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/run-book.md", "docs/aws.md"})
    void noNameIsWrittenDown(String document) {
        var written = commands(document)
                .flatMap(block -> NAME.matcher(block.group(1)).results())
                .map(MatchResult::group)
                .filter(option -> !option.matches("--\\S+ \"?\\$.*"))
                .toList();

        assertThat(written).isEmpty();
    }

    @Test
    void aRestoredDatabaseIsMadeLikeTheFirst() {
        var templates = Templates.of(Profile.LARGE);
        var primary = templates.named("AWS::RDS::DBInstance", "DatabasePrimary");
        var outputs = templates.outputs("Foundation");
        var expected = Map.of(
                "PrimaryName", "<" + primary.id() + ">",
                "InstanceClass", primary.text("/DBInstanceClass"),
                "SubnetGroup", primary.text("/DBSubnetGroupName"),
                "ParameterGroup", primary.text("/DBParameterGroupName"),
                "DatabaseGroup", Intrinsics.text(primary.property("/VPCSecurityGroups/0")),
                "BackupDays", primary.text("/BackupRetentionPeriod"),
                "MonitoringRole", primary.text("/MonitoringRoleArn"));

        expected.forEach((key, value) -> assertThat(outputs.get(key)).as(key).isEqualTo(value));
        var restore = Checkout.read("docs/run-book.md");
        for (var option : List.of(
                "--multi-az",
                "--deletion-protection",
                "--no-publicly-accessible",
                "--copy-tags-to-snapshot",
                "--enable-iam-database-authentication",
                "--enable-performance-insights",
                "--monitoring-interval 60",
                "--storage-type gp3",
                "--enable-cloudwatch-logs-exports " + logs(primary))) {
            assertThat(restore).contains(option);
        }
    }

    private static String logs(Templates.Resource instance) {
        return instance.property("/EnableCloudwatchLogsExports")
                .valueStream()
                .map(Intrinsics::text)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @EnumSource
    void operatorsHaveOneCommandForEachOfTheirTasks(Profile profile) {
        var templates = Templates.of(profile);
        var migration = templates.outputs("Migration");

        assertThat(templates.outputs("Service").get("Doctor"))
                .contains("<ServiceTaskDefinition", "NetworkService", "\"command\":[\"doctor\"]");
        assertThat(migration.get("Operate"))
                .contains("<TaskDefinition", "NetworkMigration", "\"command\":[\"user\",\"list\"]");
        assertThat(migration.get("Psql"))
                .contains("<SqlPromptDefinition", "--enable-execute-command", "--container psql --command psql");
    }
}
