package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator decides is read, and every mistake told at once. */
@ExtendWith(Tally.class)
class InstallationTest {

    private static final Map<String, String> GIVEN = Map.of(
            "domain", "cruddur.example",
            "certificateArn", "arn:aws:acm:eu-central-1:123456789012:certificate/1",
            "imageTag", "1.0.0",
            "alarmEmail", "ops@cruddur.example");

    private static Installation read(Map<String, String> values) {
        return Installation.read(name -> values.getOrDefault(name, ""));
    }

    @Test
    void whatIsNotSaidIsSmallAndCalledCruddur() {
        var installation = read(GIVEN);

        assertThat(installation.name()).isEqualTo("cruddur");
        assertThat(installation.profile().name()).isEqualTo("SMALL");
        assertThat(installation.publicUrl()).isEqualTo("https://cruddur.example");
        assertThat(installation.signInPrefix()).isEqualTo("cruddur-example");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> read(Map.of("profile", "huge")))
                .hasMessage("-c profile=huge: expected small, standard or large"
                        + "; -c domain=: expected a domain name without aws, amazon or cognito in it"
                        + "; -c certificateArn=: expected the ARN of a certificate of ACM"
                        + "; -c imageTag=: expected the tag of an image in the repository"
                        + "; -c alarmEmail=: expected a mail address");
    }

    @ParameterizedTest
    @CsvSource({
        "name, Cruddur",
        "name, a_b",
        "name, a--b",
        "name, a-",
        "name, a2345678901234567890123456789012",
        "profile, Large",
        "domain, https://cruddur.example",
        "domain, aws.cruddur.example",
        "domain, localhost",
        "certificateArn, arn:aws:iam::123456789012:server-certificate/x",
        "imageTag, a b",
        "imageTag, cruddur:1.0.0",
        "alarmEmail, ops"
    })
    void whatCannotBeDeployedIsRefused(String name, String value) {
        var values = new HashMap<>(GIVEN);
        values.put(name, value);

        assertThatThrownBy(() -> read(values)).hasMessageStartingWith("-c " + name + "=" + value + ": expected ");
    }
}
