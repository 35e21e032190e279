package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;

import com.cruddur.infra.Templates.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Who may do what, and no more. */
@ExtendWith(Tally.class)
class AccessTest {

    /** What a role may do: action → resources. */
    private static Map<String, Set<String>> rights(Templates templates, String role) {
        var rights = new TreeMap<String, Set<String>>();
        templates.ofType("AWS::IAM::Policy").stream()
                .filter(policy -> policy.text("/Roles").contains(role))
                .flatMap(policy -> policy.property("/PolicyDocument/Statement").valueStream())
                .forEach(statement -> each(statement.get("Action"))
                        .forEach(action -> each(statement.get("Resource"))
                                .forEach(resource -> rights.computeIfAbsent(action, _ -> new TreeSet<>())
                                        .add(resource))));
        return rights;
    }

    private static Stream<String> each(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? oneOrMany.valueStream().map(Intrinsics::text)
                : Stream.of(Intrinsics.text(oneOrMany));
    }

    /** Of no database's own id, so that a restored database takes the service's sign-in, too. */
    private static final String LOGIN = "arn:*:rds-db:*:*:dbuser:*/cruddur_app";

    @ParameterizedTest
    @EnumSource
    void serviceMaySignInToTheDatabaseAndKeepPicturesAndNothingElse(Profile profile) {
        var templates = Templates.of(profile);
        var rights = rights(templates, "FleetServiceRole");

        assertThat(List.copyOf(rights.keySet()))
                .containsExactly("rds-db:connect", "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject");
        assertThat(List.copyOf(rights.getOrDefault("rds-db:connect", Set.of()))).containsExactly(LOGIN);
        assertThat(String.join(" ", rights.getOrDefault("s3:DeleteObject", Set.of())))
                .matches("<AvatarsBucket\\w+\\.Arn>/\\*");
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheMigrationAndThePromptCanReadTheOwnersSecret(Profile profile) {
        var templates = Templates.of(profile);

        var readers = templates.ofType("AWS::IAM::Policy").stream()
                .filter(policy -> policy.whole().toString().contains("secretsmanager:GetSecretValue"))
                .map(Resource::id)
                .map(id -> id.replaceAll("[0-9A-F]{8}$", ""))
                .sorted()
                .toList();

        assertThat(readers)
                .containsExactly("FleetMigrationRoleDefaultPolicy", "SqlPromptDefinitionExecutionRoleDefaultPolicy");
        assertThat(List.copyOf(rights(templates, "FleetMigrationRole").keySet()))
                .containsExactly("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue");
    }

    /** The right names no database, and so the role has to be this installation's alone. */
    @Test
    void anotherInstallationSignsInAsAnotherRole() {
        assertThat(Templates.installation("cruddur-two", Profile.SMALL).appRole())
                .isEqualTo("cruddur_two_app");
        assertThat(Templates.installation("cruddur", Profile.SMALL).appRole()).isEqualTo("cruddur_app");
    }

    @ParameterizedTest
    @EnumSource
    void proxySignsInByIam(Profile profile) {
        var templates = Templates.of(profile);

        for (var proxy : templates.ofType("AWS::RDS::DBProxy")) {
            var role = proxy.text("/RoleArn").replaceAll("[<>]|\\.Arn", "");
            assertThat(List.copyOf(rights(templates, role).getOrDefault("rds-db:connect", Set.of())))
                    .containsExactly(LOGIN);
        }
    }

    /** Neither the token with which ECS fetches images nor the channels of a prompt are resources. */
    @ParameterizedTest
    @EnumSource
    void noPolicyAllowsEverythingOrIsForEverything(Profile profile) {
        for (var policy : Templates.of(profile).ofType("AWS::IAM::Policy")) {
            policy.property("/PolicyDocument/Statement").valueStream().forEach(statement -> {
                var actions = each(statement.get("Action")).toList();
                assertThat(actions).noneMatch(action -> action.contains("*"));
                if (!actions.equals(List.of("ecr:GetAuthorizationToken"))
                        && !actions.stream().allMatch(action -> action.startsWith("ssmmessages:"))) {
                    assertThat(each(statement.get("Resource")).toList()).doesNotContain("*");
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void noRoleHasManagedPoliciesOrIsForAnotherAccount(Profile profile) {
        for (var role : Templates.of(profile).ofType("AWS::IAM::Role")) {
            assertThat(role.property("/ManagedPolicyArns").isMissingNode()).isTrue();
            assertThat(role.text("/AssumeRolePolicyDocument"))
                    .doesNotContain("\"AWS\"")
                    .contains(".amazonaws.com");
        }
    }

    @ParameterizedTest
    @EnumSource
    void bucketsArePrivateEncryptedAndForTlsOnly(Profile profile) {
        var templates = Templates.of(profile);

        assertThat(templates.ofType("AWS::S3::Bucket")).hasSize(2);
        for (var bucket : templates.ofType("AWS::S3::Bucket")) {
            assertThat(bucket.property("/PublicAccessBlockConfiguration")
                            .valueStream()
                            .toList())
                    .hasSize(4)
                    .allMatch(JsonNode::asBoolean);
            assertThat(bucket.text("/BucketEncryption")).contains("AES256");
            assertThat(bucket.text("/LifecycleConfiguration")).contains("AbortIncompleteMultipartUpload");
            assertThat(bucket.whole().get("DeletionPolicy").asString()).isEqualTo("Retain");
        }
        for (var policy : templates.ofType("AWS::S3::BucketPolicy")) {
            assertThat(policy.text("/PolicyDocument")).contains("\"aws:SecureTransport\":\"false\"", "s3:TlsVersion");
        }
    }
}
