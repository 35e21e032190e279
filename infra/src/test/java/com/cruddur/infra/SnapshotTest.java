package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever changes in a template is seen in the change's own diff: by a new release of CDK too. The files are written
 * anew by {@code ./cruddur test -pl infra -Dtest=SnapshotTest -Dtemplates.write=true}.
 */
@ExtendWith(Tally.class)
class SnapshotTest {

    @ParameterizedTest
    @EnumSource
    void templatesAreThoseThatWereLookedAt(Profile profile) throws IOException {
        var file = "infra/src/test/resources/templates/" + profile.name().toLowerCase(Locale.ROOT) + ".txt";
        var text = Reduced.text(Templates.of(profile));
        if (Boolean.getBoolean("templates.write")) {
            Files.createDirectories(Checkout.ROOT.resolve(file).resolveSibling("."));
            Files.writeString(Checkout.ROOT.resolve(file), text);
        }

        assertThat(text)
                .as(
                        "%s; if the change is meant: ./cruddur test -pl infra -Dtest=SnapshotTest"
                                + " -Dtemplates.write=true",
                        file)
                .isEqualTo(Checkout.read(file));
    }
}
