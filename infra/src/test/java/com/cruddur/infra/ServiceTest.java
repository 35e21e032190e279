package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The service is told what it understands, runs as nobody special, and is replaced without anybody noticing. */
@ExtendWith(Tally.class)
class ServiceTest {

    private static final String TASK = "AWS::ECS::TaskDefinition";

    private static JsonNode container(Templates.Resource task) {
        return task.property("/ContainerDefinitions/0");
    }

    static Map<String, String> settings(Templates templates, String task) {
        return container(templates.named(TASK, task))
                .get("Environment")
                .valueStream()
                .collect(Collectors.toMap(
                        setting -> setting.get("Name").asString(),
                        setting -> Intrinsics.text(setting.get("Value")),
                        (first, _) -> first,
                        TreeMap::new));
    }

    /** The settings are the first column of the document's table, which another test holds to be the service's. */
    private static List<String> known() {
        return Checkout.read("docs/configuration.md")
                .lines()
                .filter(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
                .map(line -> line.replaceAll("\\| `([A-Z_]+)` .*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableOfATaskIsASettingOfTheService(Profile profile) {
        var templates = Templates.of(profile);

        assertThat(known()).hasSizeGreaterThan(20);
        assertThat(known()).containsAll(settings(templates, "ServiceTask").keySet());
        assertThat(known()).containsAll(settings(templates, "TaskDefinition").keySet());
    }

    @ParameterizedTest
    @EnumSource
    void serviceIsToldWhereEverythingIs(Profile profile) {
        var settings = settings(Templates.of(profile), "ServiceTask");

        assertThat(settings.get("PUBLIC_URL")).isEqualTo("https://cruddur.example");
        assertThat(settings.get("DATABASE_URL")).matches("postgresql://cruddur_app@<.*(Primary|Proxy).*>/cruddur");
        assertThat(settings.getOrDefault("DATABASE_URL", "").contains("Proxy")).isEqualTo(profile.proxied());
        assertThat(settings.get("DATABASE_AUTH")).isEqualTo("iam");
        assertThat(settings.get("MIGRATE_ON_START")).isEqualTo("false");
        assertThat(settings.get("TRUST_PROXY")).isEqualTo("true");
        assertThat(settings.get("AUTH")).isEqualTo("cognito");
        assertThat(settings.get("COGNITO_DOMAIN")).matches("https://<.*>\\.auth\\.<AWS::Region>\\.amazoncognito\\.com");
        assertThat(settings.get("COGNITO_CLIENT_ID")).contains("IdentityPages");
        assertThat(settings.get("AVATAR_BUCKET")).contains("AvatarsBucket");
        assertThat(settings.getOrDefault("DATABASE_READER_URL", "").split("DatabaseReplica", -1).length - 1)
                .isEqualTo(profile.replicas());
    }

    /** The tasks that run Cruddur: all but the one with psql. */
    private static List<Templates.Resource> cruddurs(Profile profile) {
        return Templates.of(profile).ofType(TASK).stream()
                .filter(task -> !task.id().startsWith("SqlPrompt"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void nothingSecretIsInATask(Profile profile) {
        for (var task : cruddurs(profile)) {
            assertThat(task.whole().toString())
                    .doesNotContainIgnoringCase("password")
                    .doesNotContain("resolve:secretsmanager", "CLIENT_SECRET");
        }
        assertThat(settings(Templates.of(profile), "TaskDefinition").get("DATABASE_SECRET"))
                .contains("SecretAttachment");
        assertThat(settings(Templates.of(profile), "TaskDefinition").get("DATABASE_URL"))
                .matches("postgresql://<.*Primary.*>/cruddur");
    }

    @ParameterizedTest
    @EnumSource
    void tasksRunAsAnOrdinaryUserOnAReadOnlyDisk(Profile profile) {
        for (var task : cruddurs(profile)) {
            var container = container(task);
            assertThat(container.get("User").asString()).isEqualTo("10001:10001");
            assertThat(container.get("ReadonlyRootFilesystem").asBoolean()).isTrue();
            assertThat(container.path("Privileged").asBoolean(false)).isFalse();
            assertThat(container.at("/LogConfiguration/Options/mode").asString())
                    .isEqualTo("non-blocking");
            assertThat(Intrinsics.text(container.get("Image"))).endsWith(":1.0.0");
        }
        assertThat(Checkout.read("Dockerfile")).contains("USER 10001:10001");
    }

    /** Long enough for the service's own farewell, and told by docs/operations.md. */
    @ParameterizedTest
    @EnumSource
    void tasksAreGivenTimeToFinish(Profile profile) {
        var templates = Templates.of(profile);

        assertThat(container(templates.named(TASK, "ServiceTask"))
                        .get("StopTimeout")
                        .asInt())
                .isBetween(15, 120);
        assertThat(attribute(
                        templates.only("AWS::ElasticLoadBalancingV2::TargetGroup"),
                        "TargetGroupAttributes",
                        "deregistration_delay.timeout_seconds"))
                .isEqualTo("15");
    }

    private static String attribute(Templates.Resource resource, String list, String key) {
        return resource.property("/" + list)
                .valueStream()
                .filter(attribute -> attribute.get("Key").asString().equals(key))
                .map(attribute -> Intrinsics.text(attribute.get("Value")))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @EnumSource
    void aBadVersionIsRolledBackAndAGoodOneTakesNobodyAway(Profile profile) {
        var service = Templates.of(profile).only("AWS::ECS::Service");

        assertThat(service.property("/DeploymentConfiguration/DeploymentCircuitBreaker/Enable")
                        .asBoolean())
                .isTrue();
        assertThat(service.property("/DeploymentConfiguration/DeploymentCircuitBreaker/Rollback")
                        .asBoolean())
                .isTrue();
        assertThat(service.property("/DeploymentConfiguration/MinimumHealthyPercent")
                        .asInt())
                .isEqualTo(100);
        assertThat(service.property("/EnableExecuteCommand").asBoolean(false)).isFalse();
        assertThat(service.property("/DesiredCount").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void asManyTasksRunAsTheProfileAllows(Profile profile) {
        var target = Templates.of(profile).only("AWS::ApplicationAutoScaling::ScalableTarget");

        assertThat(target.property("/MinCapacity").asInt())
                .isEqualTo(profile.tasks().fewest());
        assertThat(target.property("/MaxCapacity").asInt())
                .isEqualTo(profile.tasks().most());
        assertThat(profile.tasks().fewest())
                .isGreaterThanOrEqualTo(profile.zones().count());
    }

    /** A failover takes 60 to 120 s, in which no task is ready; replacing all of them would make it longer. */
    @ParameterizedTest
    @EnumSource
    void readinessIsAskedForAndAFailoverSatOut(Profile profile) {
        var targets = Templates.of(profile).only("AWS::ElasticLoadBalancingV2::TargetGroup");

        assertThat(targets.text("/HealthCheckPath")).isEqualTo("/health/ready");
        assertThat(targets.property("/HealthCheckIntervalSeconds").asInt()
                        * targets.property("/UnhealthyThresholdCount").asInt())
                .isBetween(121, 300);
    }

    @ParameterizedTest
    @EnumSource
    void peopleAreServedOverTlsOnly(Profile profile) {
        var templates = Templates.of(profile);
        var https = templates.named("AWS::ElasticLoadBalancingV2::Listener", "ServiceLoadBalancerHttps");
        var http = templates.named("AWS::ElasticLoadBalancingV2::Listener", "ServiceLoadBalancerRedirect");
        var balancer = templates.only("AWS::ElasticLoadBalancingV2::LoadBalancer");

        assertThat(https.text("/Port") + https.text("/Protocol")).isEqualTo("443HTTPS");
        assertThat(https.text("/SslPolicy")).startsWith("ELBSecurityPolicy-TLS13-1-2");
        assertThat(https.text("/Certificates")).contains("arn:aws:acm:");
        assertThat(http.text("/DefaultActions")).contains("\"Type\":\"redirect\"", "\"Protocol\":\"HTTPS\"");
        assertThat(attribute(balancer, "LoadBalancerAttributes", "deletion_protection.enabled"))
                .isEqualTo("true");
        assertThat(attribute(balancer, "LoadBalancerAttributes", "access_logs.s3.enabled"))
                .isEqualTo("true");
        assertThat(attribute(balancer, "LoadBalancerAttributes", "routing.http.drop_invalid_header_fields.enabled"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @EnumSource
    void metricsAndHealthAreNotForEverybody(Profile profile) {
        var templates = Templates.of(profile);
        var targets = templates.only("AWS::ElasticLoadBalancingV2::TargetGroup");
        var ports = container(templates.named(TASK, "ServiceTask"))
                .get("PortMappings")
                .valueStream()
                .map(mapping -> mapping.get("ContainerPort").asInt())
                .toList();

        assertThat(targets.property("/Port").asInt()).isEqualTo(8080);
        assertThat(targets.text("/HealthCheckPort")).isEqualTo("8081");
        assertThat(settings(templates, "ServiceTask").get("OPERATIONS_PORT")).isEqualTo("8081");
        assertThat(ports).containsExactly(8080, 8081);
        for (var listener : templates.ofType("AWS::ElasticLoadBalancingV2::Listener")) {
            assertThat(listener.text("/DefaultActions")).doesNotContain("8081");
        }
    }

    @ParameterizedTest
    @EnumSource
    void signInPageLeadsBackToThisInstallation(Profile profile) {
        var templates = Templates.of(profile);
        var client = templates.only("AWS::Cognito::UserPoolClient");
        var pool = templates.only("AWS::Cognito::UserPool");

        assertThat(client.text("/CallbackURLs")).isEqualTo("[\"https://cruddur.example/auth/callback\"]");
        assertThat(client.text("/LogoutURLs")).isEqualTo("[\"https://cruddur.example/\"]");
        assertThat(client.text("/AllowedOAuthFlows")).isEqualTo("[\"code\"]");
        assertThat(client.text("/AllowedOAuthScopes")).contains("openid", "email", "profile");
        assertThat(client.text("/ReadAttributes")).contains("email_verified", "preferred_username");
        assertThat(client.property("/GenerateSecret").asBoolean()).isFalse();
        assertThat(pool.text("/DeletionProtection")).isEqualTo("ACTIVE");
        assertThat(pool.property("/Policies/PasswordPolicy/MinimumLength").asInt())
                .isGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource
    void imagesCannotBeReplacedUnderTheirTag(Profile profile) {
        var images = Templates.of(profile).only("AWS::ECR::Repository");

        assertThat(images.text("/ImageTagMutability")).isEqualTo("IMMUTABLE");
        assertThat(images.property("/ImageScanningConfiguration/ScanOnPush").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void firewallReadsNothingThatPeopleWrite(Profile profile) {
        var rules = Templates.of(profile).ofType("AWS::WAFv2::WebACL");

        assertThat(rules).hasSize(profile.firewalled() ? 1 : 0);
        for (var firewall : rules) {
            assertThat(firewall.property("/Rules")
                            .valueStream()
                            .map(rule -> rule.get("Name").asString())
                            .toList())
                    .containsExactly("floods", "known-addresses");
            assertThat(firewall.text("/DefaultAction")).contains("Allow");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tasksFitFargate(Profile profile) {
        var memories = Map.of(
                256,
                List.of(512, 1024, 2048),
                512,
                List.of(1024, 2048, 3072, 4096),
                1024,
                List.of(2048, 3072, 4096),
                2048,
                List.of(4096));

        for (var task : Templates.of(profile).ofType(TASK)) {
            assertThat(memories.get(Integer.parseInt(task.text("/Cpu"))))
                    .contains(Integer.parseInt(task.text("/Memory")));
            assertThat(task.text("/RuntimePlatform")).contains("ARM64");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLogIsKeptForAWhileAndNotForEver(Profile profile) {
        var groups = Templates.of(profile).ofType("AWS::Logs::LogGroup");

        assertThat(groups).hasSizeGreaterThanOrEqualTo(6);
        assertThat(Arrays.asList(30, 90, 365))
                .containsAll(groups.stream()
                        .map(group -> group.property("/RetentionInDays").asInt())
                        .toList());
    }
}
