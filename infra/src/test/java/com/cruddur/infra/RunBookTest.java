package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** What RDS copies from the damaged database, or does without being told, or step 3 sets by itself. */
    private static final Set<String> COPIED = Set.of(
            "AllocatedStorage",
            "AllowMajorVersionUpgrade",
            "AutoMinorVersionUpgrade",
            "DBName",
            "Engine",
            "EngineVersion",
            "MasterUserPassword",
            "MasterUsername",
            "StorageEncrypted",
            "Tags",
            // Cruddur trusts each of RDS's authorities.
            "CACertificateIdentifier",
            // Of the template; the CLI asks when the database is deleted.
            "DeleteAutomatedBackups");

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

    @ParameterizedTest
    @EnumSource
    void aRestoredDatabaseIsMadeLikeTheFirst(Profile profile) {
        var templates = Templates.of(profile);
        var primary = templates.named("AWS::RDS::DBInstance", "DatabasePrimary");
        var outputs = templates.outputs("Foundation");
        var expected = Map.ofEntries(
                Map.entry("PrimaryName", "<" + primary.id() + ">"),
                Map.entry("InstanceClass", primary.text("/DBInstanceClass")),
                Map.entry("SubnetGroup", primary.text("/DBSubnetGroupName")),
                Map.entry("ParameterGroup", primary.text("/DBParameterGroupName")),
                Map.entry("DatabaseGroup", Intrinsics.text(primary.property("/VPCSecurityGroups/0"))),
                Map.entry("BackupDays", primary.text("/BackupRetentionPeriod")),
                Map.entry("MonitoringRole", primary.text("/MonitoringRoleArn")),
                Map.entry("MostDisk", primary.text("/MaxAllocatedStorage")),
                Map.entry("InsightsMode", primary.text("/DatabaseInsightsMode")),
                Map.entry("InsightsDays", primary.text("/PerformanceInsightsRetentionPeriod")));

        expected.forEach((key, value) -> assertThat(outputs.get(key)).as(key).isEqualTo(value));
        for (var option : options(primary).entrySet()) {
            assertThat(restore()).as(option.getKey()).contains(option.getValue());
        }
        var forgotten = new TreeSet<>(primary.property("").propertyNames());
        forgotten.removeAll(COPIED);
        forgotten.removeAll(options(primary).keySet());
        assertThat(forgotten.stream().toList()).isEmpty();
    }

    private static Map<String, String> options(Templates.Resource primary) {
        return Map.ofEntries(
                Map.entry("BackupRetentionPeriod", "--backup-retention-period \"$(output foundation BackupDays)\""),
                Map.entry("CopyTagsToSnapshot", "--copy-tags-to-snapshot"),
                Map.entry("DBInstanceClass", "--db-instance-class \"$(output foundation InstanceClass)\""),
                Map.entry("DBInstanceIdentifier", "--new-db-instance-identifier \"$primary\""),
                Map.entry("DBParameterGroupName", "--db-parameter-group-name \"$(output foundation ParameterGroup)\""),
                Map.entry("DBSubnetGroupName", "--db-subnet-group-name \"$(output foundation SubnetGroup)\""),
                Map.entry("DatabaseInsightsMode", "--database-insights-mode \"$(output foundation InsightsMode)\""),
                Map.entry("DeletionProtection", "--deletion-protection"),
                Map.entry("EnableCloudwatchLogsExports", "--enable-cloudwatch-logs-exports " + logs(primary)),
                Map.entry("EnableIAMDatabaseAuthentication", "--enable-iam-database-authentication"),
                Map.entry("EnablePerformanceInsights", "--enable-performance-insights"),
                Map.entry("MaxAllocatedStorage", "--max-allocated-storage \"$(output foundation MostDisk)\""),
                Map.entry("MonitoringInterval", "--monitoring-interval " + primary.text("/MonitoringInterval")),
                Map.entry("MonitoringRoleArn", "--monitoring-role-arn \"$(output foundation MonitoringRole)\""),
                Map.entry("MultiAZ", "--multi-az"),
                Map.entry(
                        "PerformanceInsightsRetentionPeriod",
                        "--performance-insights-retention-period \"$(output foundation InsightsDays)\""),
                Map.entry(
                        "PreferredBackupWindow", "--preferred-backup-window " + primary.text("/PreferredBackupWindow")),
                Map.entry(
                        "PreferredMaintenanceWindow",
                        "--preferred-maintenance-window " + primary.text("/PreferredMaintenanceWindow")),
                Map.entry("PubliclyAccessible", "--no-publicly-accessible"),
                Map.entry("StorageType", "--storage-type " + primary.text("/StorageType")),
                Map.entry("VPCSecurityGroups", "--vpc-security-group-ids \"$(output foundation DatabaseGroup)\""));
    }

    /** The steps from the restore to the start of the service. */
    private static String restore() {
        var book = Checkout.read("docs/run-book.md");
        return book.substring(
                book.indexOf("**3. Restore**"), book.indexOf("If the installation has replicas, replace"));
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
