package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.cloudformation.include.CfnInclude;
import software.amazon.awscdk.services.s3.Bucket;
import tools.jackson.databind.JsonNode;

/** The rules of AWS Solutions (cdk-nag) and CloudFormation's schema hold, or somebody said in a line why not. */
@ExtendWith(Tally.class)
class RulesTest {

    private static final List<String> STACKS = List.of("Foundation", "Migration", "Service");

    /** A finding at a place: {@code AwsSolutions-S1 Foundation/Logs/Bucket/Resource}. */
    private record Finding(String rule, String place) {}

    /** Why a rule does not hold for a place and what is within. */
    private record Explanation(String rule, String place, String reason) {

        boolean isOf(Finding finding) {
            return finding.rule().equals(rule) && finding.place().startsWith(place + "/");
        }
    }

    private static List<Finding> findings(Path directory) {
        var findings = new ArrayList<Finding>();
        for (var plugin : Templates.JSON
                .readTree(directory.resolve("validation-report.json"))
                .get("pluginReports")) {
            for (var violation : plugin.get("violations")) {
                for (var construct : violation.get("violatingConstructs")) {
                    findings.add(new Finding(
                            violation.get("ruleName").asString(),
                            construct.get("constructPath").asString()));
                }
            }
        }
        return findings;
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsFoundThatNobodyExplained(Profile profile) {
        var findings = findings(Templates.of(profile).directory());

        System.out.println(
                profile + ": findings of AWS Solutions and CloudFormation's schema not explained: " + findings.size());
        assertThat(findings).isEmpty();
    }

    @Test
    void whatIsNotExplainedFailsAndIsNamed(@TempDir Path directory) {
        var app = CruddurApp.app(Templates.installation(Profile.SMALL), directory);
        Bucket.Builder.create(new Stack(app, "Other"), "Forgotten").build();

        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");

        assertThat(findings(directory))
                .contains(new Finding("AwsSolutions-S1", "Other/Forgotten/Resource"))
                .contains(new Finding("AwsSolutions-S10", "Other/Forgotten/Resource"));
    }

    /** The largest template without its explanations is looked at anew: what is found then has to be what was explained. */
    @Test
    void everyExplanationIsOfSomethingAndInOneLine(@TempDir Path directory) {
        var explanations = explanations(Templates.of(Profile.LARGE));
        var findings = findingsWithoutExplanations(Templates.of(Profile.LARGE), directory);

        assertThat(explanations).hasSizeGreaterThan(5);
        for (var explanation : explanations) {
            assertThat(findings).as(explanation.toString()).anyMatch(explanation::isOf);
            assertThat(explanation.reason()).matches("[A-Za-z:].{20,110}\\.");
        }
    }

    private static List<Explanation> explanations(Templates templates) {
        var explanations = new ArrayList<Explanation>();
        forEachNote(
                templates,
                "aws:cdk:acknowledged-rules",
                (place, rules) -> rules.forEachEntry((rule, reason) -> {
                    if (rule.contains("AwsSolutions-")) {
                        explanations.add(new Explanation(rule.replace("Annotation::", ""), place, reason.asString()));
                    }
                }));
        return explanations;
    }

    /** What CDK notes beside the templates: for each part, by its path. */
    private static void forEachNote(Templates templates, String type, BiConsumer<String, JsonNode> action) {
        for (var stack : STACKS) {
            Templates.JSON
                    .readTree(templates.directory().resolve(stack + ".metadata.json"))
                    .forEachEntry((place, notes) -> notes.valueStream()
                            .filter(note -> note.get("type").asString().equals(type))
                            .forEach(note -> action.accept(place, note.get("data"))));
        }
    }

    private static List<Finding> findingsWithoutExplanations(Templates templates, Path directory) {
        var app = new App(AppProps.builder()
                .outdir(directory.toString())
                .analyticsReporting(false)
                .build());
        for (var name : STACKS) {
            // Without CDK's own parameter, which is in the template already.
            var stack = new Stack(
                    app,
                    name,
                    StackProps.builder()
                            .synthesizer(new BootstraplessSynthesizer())
                            .build());
            CfnInclude.Builder.create(stack, "Raw")
                    .templateFile(templates
                            .directory()
                            .resolve(name + ".template.json")
                            .toString())
                    .build();
        }
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
        var places = new HashMap<String, String>();
        forEachNote(templates, "aws:cdk:logicalId", (place, id) -> places.put(id.asString(), place));
        return findings(directory).stream()
                .map(finding -> new Finding(
                        finding.rule(), places.getOrDefault(finding.place().replaceFirst(".*/", ""), finding.place())))
                .toList();
    }
}
