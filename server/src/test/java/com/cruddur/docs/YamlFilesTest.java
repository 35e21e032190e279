package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.testing.Shell;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every YAML file of the repository by the strict rules: Compose v2 refuses a key that stands twice, other parsers not. */
class YamlFilesTest {

    private static final YAMLMapper STRICT = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The schema of the Compose specification, as Debian packages it with docker-compose. */
    private static final Path COMPOSE_SCHEMA =
            Path.of("/usr/lib/python3/dist-packages/compose/config/compose_spec.json");

    static Stream<Path> files() {
        var checkout = Program.CHECKOUT.toString();
        return Shell.run("git", "-c", "safe.directory=*", "-C", checkout, "ls-files", "*.yml", "*.yaml")
                .output()
                .lines()
                .map(Program.CHECKOUT::resolve);
    }

    @ParameterizedTest
    @MethodSource("files")
    void noKeyStandsTwice(Path file) {
        assertThatCode(() -> STRICT.readTree(file)).doesNotThrowAnyException();
    }

    @Test
    void aKeyThatStandsTwiceWouldBeSeen() {
        assertThatThrownBy(() -> STRICT.readTree("a: {b: 1, b: 2}")).hasMessageContaining("Duplicate");
    }

    @Test
    void theComposeFileIsValidByTheSpecification() {
        var compose = (ObjectNode) STRICT.readTree(Program.CHECKOUT.resolve("docker-compose.dev.yml"));
        var rules = (ObjectNode) STRICT.readTree(COMPOSE_SCHEMA);
        for (var part : rules.findParents("id")) { // Its parts have names as an older draft has them.
            if (part.get("id").isString()) {
                ((ObjectNode) part).remove("id");
            }
        }
        var schema =
                SchemaRegistry.withDefaultDialect(Dialects.getDraft201909()).getSchema(rules);

        assertThat(schema.validate(compose)).isEmpty();

        ((ObjectNode) compose.at("/services/app")).put("imagee", "x");
        assertThat(schema.validate(compose)).as("a key that does not exist").isNotEmpty();
    }
}
