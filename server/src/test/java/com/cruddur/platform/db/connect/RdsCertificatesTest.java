package com.cruddur.platform.db.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases of Amazon RDS are verified without a setting. */
class RdsCertificatesTest {

    @Test
    void theAuthoritiesOfTheJarAreGoodForAnotherYear() throws Exception {
        try (var bundle = RdsSocketFactory.bundle()) {
            var authorities = RdsSocketFactory.certificates(bundle);

            var inAYear = Instant.now().plus(365, ChronoUnit.DAYS);
            assertThat(authorities)
                    .hasSizeGreaterThan(80)
                    .map(X509Certificate.class::cast)
                    .allSatisfy(authority -> {
                        assertThat(authority.getNotAfter().toInstant())
                                .as(authority.getSubjectX500Principal().getName())
                                .isAfter(inAYear);
                        authority.verify(authority.getPublicKey());
                    });
            assertThat(authorities.toString()).contains("Amazon RDS us-east-1 Root CA", "CN=Amazon Root CA 1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cruddur.abc123.us-east-1.rds.amazonaws.com",
                "cruddur.proxy-abc123.eu-west-1.rds.amazonaws.com",
                "cruddur.cluster-ro-abc123.us-east-1.RDS.amazonaws.com",
                "cruddur.abc123.cn-north-1.rds.amazonaws.com.cn"
            })
    void aDatabaseOfRdsIsVerifiedByTheAuthoritiesOfTheJar(String host) {
        assertThat(DatabaseUrl.parse("postgresql://me@" + host + "/cruddur").parameters())
                .containsEntry("sslmode", "verify-full")
                .containsEntry("sslfactory", RdsSocketFactory.class.getName());
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, ''",
        "db.example.com, ''",
        "rds.amazonaws.com.example.com, ''",
        "x.rds.amazonaws.com, sslmode=require",
        "x.rds.amazonaws.com, sslmode=verify-full&sslrootcert=/etc/authorities.pem"
    })
    void settingsOfTheUrlHold(String host, String parameters) {
        assertThat(DatabaseUrl.parse("postgresql://me@%s/cruddur?%s".formatted(host, parameters))
                        .parameters())
                .doesNotContainKey("sslfactory");
    }
}
