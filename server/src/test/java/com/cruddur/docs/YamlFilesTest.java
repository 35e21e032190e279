package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every YAML file of the repository by the strict rules: Compose v2 refuses a key that stands twice, other parsers not. */
class YamlFilesTest {

    private static final YAMLMapper STRICT = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The schema of the Compose specification, as Debian packages it with docker-compose. */
    private static final Path COMPOSE_SCHEMA =
            Path.of("/usr/lib/python3/dist-packages/compose/config/compose_spec.json");

    static List<Path> files() throws IOException {
        try (var files = Files.walk(Program.CHECKOUT)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .filter(file -> Stream.of("target", "node_modules", ".git")
                            .noneMatch(name -> file.toString().contains("/" + name + "/")))
                    .toList();
        }
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
    void theComposeFileIsValidByTheSpecification() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(Dialects.getDraft7())
                .getSchema(Files.readString(COMPOSE_SCHEMA), InputFormat.JSON);

        assertThat(schema.validate(STRICT.readTree(Program.CHECKOUT.resolve("docker-compose.dev.yml"))))
                .isEmpty();
    }
}
