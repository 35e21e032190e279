package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two installations fit into one account and region. */
@ExtendWith(Tally.class)
class TwoInstallationsTest {

    /** Properties that end like a name and are none that an account or region has only once. */
    private static final Set<String> SHARED = Set.of(
            "AWS::ApplicationAutoScaling::ScalableTarget.ServiceNamespace",
            // Within the service that it scales.
            "AWS::ApplicationAutoScaling::ScalingPolicy.PolicyName",
            // Of a metric that AWS writes; its dimensions name the installation's own resource.
            "AWS::CloudWatch::Alarm.MetricName",
            "AWS::CloudWatch::Alarm.Namespace",
            "AWS::EC2::EIP.Domain",
            // Within a role.
            "AWS::IAM::Policy.PolicyName",
            // RDS has one group for the machines of all instances.
            "AWS::Logs::MetricFilter.LogGroupName",
            // Within the instance.
            "AWS::RDS::DBInstance.DBName",
            "AWS::RDS::DBInstance.CACertificateIdentifier",
            "AWS::RDS::DBParameterGroup.Family",
            "AWS::RDS::DBProxy.EngineFamily",
            // Within the proxy.
            "AWS::RDS::DBProxyTargetGroup.TargetGroupName");

    /** The names that a template decides, as {@code type.property value}; those with references differ anyway. */
    private static Set<String> names(Templates templates) {
        var names = new TreeSet<String>();
        for (var resource : templates.resources()) {
            resource.property("").forEachEntry((property, value) -> {
                var text = Intrinsics.text(value);
                if (property.matches(".*(Name|Namespace|Identifier|Family|Domain)") && !text.contains("<")) {
                    add(names, resource.type() + "." + property, text);
                }
            });
            add(names, resource.type() + ".functionName", resource.text("/Parameters/functionName"));
            add(names, resource.type() + ".MetricNamespace", resource.text("/MetricTransformations/0/MetricNamespace"));
        }
        return names;
    }

    private static void add(Set<String> names, String property, String value) {
        if (!SHARED.contains(property) && !value.isEmpty()) {
            names.add(property + " " + value);
        }
    }

    private static Set<String> stacksAndExports(Templates templates) {
        var names = new TreeSet<String>();
        Templates.JSON
                .readTree(templates.directory().resolve("manifest.json"))
                .get("artifacts")
                .forEach(artifact -> {
                    if (artifact.at("/properties/stackName").isString()) {
                        names.add(artifact.at("/properties/stackName").asString());
                    }
                });
        Templates.JSON
                .readTree(templates.directory().resolve("Foundation.template.json"))
                .get("Outputs")
                .forEach(output -> {
                    if (output.has("Export")) {
                        names.add(output.at("/Export/Name").asString());
                    }
                });
        return names;
    }

    @Test
    void noPhysicalNameIsInBoth(@TempDir Path directory) {
        var first = Templates.of(Profile.LARGE);
        var second = Templates.write(Templates.installation("staging", Profile.LARGE), directory);
        var names = names(first);
        names.addAll(stacksAndExports(first));
        var count = names.size();

        names.retainAll(names(second));
        assertThat(names.stream().toList()).isEmpty();
        var exports = stacksAndExports(first);
        exports.retainAll(stacksAndExports(second));
        assertThat(exports.stream().toList()).isEmpty();
        assertThat(count).isGreaterThan(30);
    }

    /** Without its revision, a name of a family is the newest version that anybody registered. */
    @Test
    void theTaskThatMigratesIsThatOfTheDeployment() {
        var templates = Templates.of(Profile.SMALL);
        var definition = templates.named("AWS::ECS::TaskDefinition", "TaskDefinition");

        assertThat(templates.outputs("Migration").get("Run")).contains(" --task-definition <" + definition.id() + "> ");
        assertThat(definition.text("/Family")).isEqualTo("cruddur-migration");
    }
}
