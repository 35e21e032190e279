package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;

import com.cruddur.infra.Templates.Resource;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database keeps what it is given, and lets in nobody but the service and who migrates. */
@ExtendWith(Tally.class)
class DatabaseTest {

    private static final String INSTANCE = "AWS::RDS::DBInstance";

    private static Resource primary(Templates templates) {
        return templates.named(INSTANCE, "DatabasePrimary");
    }

    private static List<Resource> replicas(Templates templates) {
        return templates.ofType(INSTANCE).stream()
                .filter(instance -> !instance.id().startsWith("DatabasePrimary"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void primaryStandsInTwoZonesOnAnEncryptedDisk(Profile profile) {
        var primary = primary(Templates.of(profile));

        assertThat(primary.text("/Engine")).isEqualTo("postgres");
        assertThat(primary.text("/EngineVersion")).isEqualTo("18");
        assertThat(primary.property("/MultiAZ").asBoolean()).isTrue();
        assertThat(primary.property("/StorageEncrypted").asBoolean()).isTrue();
        assertThat(primary.text("/StorageType")).isEqualTo("gp3");
        assertThat(primary.property("/MaxAllocatedStorage").asInt())
                .isGreaterThan(primary.property("/AllocatedStorage").asInt());
        assertThat(primary.property("/PubliclyAccessible").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void primaryIsBackedUpForAFortnightAndNotDeletedByMistake(Profile profile) {
        var primary = primary(Templates.of(profile));

        assertThat(primary.property("/BackupRetentionPeriod").asInt()).isBetween(14, 35);
        assertThat(primary.property("/DeleteAutomatedBackups").asBoolean(true)).isFalse();
        assertThat(primary.property("/DeletionProtection").asBoolean()).isTrue();
        assertThat(primary.property("/CopyTagsToSnapshot").asBoolean()).isTrue();
        assertThat(primary.whole().get("DeletionPolicy").asString()).isEqualTo("Snapshot");
        assertThat(primary.whole().get("UpdateReplacePolicy").asString()).isEqualTo("Snapshot");
    }

    @ParameterizedTest
    @EnumSource
    void instancesAreUpdatedWatchedAndSignedInToByIam(Profile profile) {
        for (var instance : Templates.of(profile).ofType(INSTANCE)) {
            assertThat(instance.property("/AutoMinorVersionUpgrade").asBoolean())
                    .isTrue();
            assertThat(instance.property("/EnableIAMDatabaseAuthentication").asBoolean())
                    .isTrue();
            assertThat(instance.text("/CACertificateIdentifier")).isEqualTo("rds-ca-rsa2048-g1");
            assertThat(instance.property("/EnablePerformanceInsights").asBoolean())
                    .isTrue();
            assertThat(instance.text("/DatabaseInsightsMode"))
                    .isEqualTo(profile == Profile.LARGE ? "advanced" : "standard");
            assertThat(instance.text("/EnableCloudwatchLogsExports"))
                    .contains("postgresql", "upgrade", "iam-db-auth-error");
        }
        assertThat(primary(Templates.of(profile))
                        .property("/AllowMajorVersionUpgrade")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyComesWithoutTls(Profile profile) {
        var templates = Templates.of(profile);
        var group = templates.only("AWS::RDS::DBParameterGroup");

        assertThat(group.text("/Family")).isEqualTo("postgres18");
        assertThat(group.property("/Parameters").get("rds.force_ssl").asString())
                .isEqualTo("1");
        assertThat(group.text("/Parameters/rds.accepted_password_auth_method")).isEqualTo("scram");
        for (var instance : templates.ofType(INSTANCE)) {
            assertThat(instance.text("/DBParameterGroupName")).isEqualTo("<" + group.id() + ">");
        }
        for (var proxy : templates.ofType("AWS::RDS::DBProxy")) {
            assertThat(proxy.property("/RequireTLS").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void replicasAreAsManyAsTheProfileHasAndFollowThePrimary(Profile profile) {
        var templates = Templates.of(profile);
        var replicas = replicas(templates);

        assertThat(replicas).hasSize(profile.replicas());
        for (var replica : replicas) {
            assertThat(replica.text("/SourceDBInstanceIdentifier"))
                    .contains(primary(templates).id());
            assertThat(replica.text("/DBInstanceClass"))
                    .isEqualTo(primary(templates).text("/DBInstanceClass"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void proxyTakesNobodyButByIam(Profile profile) {
        var templates = Templates.of(profile);
        var proxies = templates.ofType("AWS::RDS::DBProxy");

        assertThat(proxies).hasSize(profile == Profile.LARGE ? 1 : 0);
        for (var proxy : proxies) {
            assertThat(proxy.text("/DefaultAuthScheme")).isEqualTo("IAM_AUTH");
            assertThat(proxy.text("/Auth")).doesNotContain("SecretArn");
        }
    }

    @ParameterizedTest
    @EnumSource
    void ownersPasswordIsMadeUpAndRotated(Profile profile) {
        var templates = Templates.of(profile);
        var secret = templates.only("AWS::SecretsManager::Secret");
        var rotation = templates.only("AWS::SecretsManager::RotationSchedule");

        assertThat(secret.text("/GenerateSecretString/SecretStringTemplate")).contains("cruddur_owner");
        assertThat(secret.property("/GenerateSecretString/PasswordLength").asInt())
                .isGreaterThanOrEqualTo(24);
        assertThat(primary(templates).text("/MasterUserPassword")).contains("{{resolve:secretsmanager:", secret.id());
        assertThat(rotation.text("/RotationRules")).contains("rate(30 days)");
    }

    /** With twice the tasks, as during a deployment, and what RDS and people need besides. */
    @ParameterizedTest
    @EnumSource
    void connectionsOfAllTasksFitIntoThePrimary(Profile profile) {
        var tasks = profile.tasks();
        var most = profile.server().mostConnections();

        assertThat(tasks.fewest() * 2 * (tasks.poolSize() + 1)).isLessThan(most * 8 / 10);
        if (!profile.proxied()) {
            assertThat(tasks.most() * (tasks.poolSize() + 1)).isLessThan(most * 8 / 10);
        }
    }
}
