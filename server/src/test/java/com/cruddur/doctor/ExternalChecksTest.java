package com.cruddur.doctor;

import static com.cruddur.doctor.BrokenDeployment.assertBroken;
import static com.cruddur.doctor.BrokenDeployment.assertWarning;
import static com.cruddur.doctor.BrokenDeployment.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.doctor.Deployment.Place;
import com.cruddur.doctor.Deployment.SignIn;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.platform.mail.SmtpUrl;
import com.cruddur.testing.MailServer;
import com.cruddur.testing.UserPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands around a server besides its database: each is found when it is there, and told when it is not. */
@Timeout(60)
class ExternalChecksTest {

    private static final String SENDER = "Cruddur <no-reply@cruddur.example>";

    @TempDir
    private Path directory;

    @Test
    void aMailServerThatTakesOurMailIsGoodAndGetsNone() {
        try (var server = MailServer.start()) {
            var report = mail(server.settings().getOrDefault("SMTP_URL", ""));

            assertThat(finding(report, "mail")).isInstanceOf(Good.class);
            assertThat(server.await("no-reply@cruddur.example", 0)).isEmpty();
        }
    }

    @Test
    void aMailServerThatRefusesIsAwayOrHangsIsTold() throws IOException {
        try (var server = MailServer.start();
                var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = server.settings().getOrDefault("SMTP_URL", "");
            assertBroken(mail(url.replace("p%40ss", "s3cret")), "mail", "refuses the user or the password");
            assertThat(mail(url.replace("p%40ss", "s3cret")).toString()).doesNotContain("s3cret");
            assertBroken(mail("smtp://127.0.0.1:1"), "mail", "cannot be used");
            assertBroken(mail("smtp://127.0.0.1:" + silent.getLocalPort()), "mail", "no answer within");
        }
    }

    @Test
    void codesThatGoToTheLogAreTold() {
        assertWarning(BrokenDeployment.examine("postgresql://127.0.0.1:1/cruddur"), "mail", "go to the log");
    }

    @Test
    void aUserPoolIsAskedForItsKeys() {
        try (var pool = UserPool.start()) {
            assertThat(finding(cognito(pool.issuer()), "cognito").words()).contains("publishes 1 keys");
            pool.goDown();
            assertBroken(cognito(pool.issuer()), "cognito", "status 500");
        }
        assertBroken(cognito("http://127.0.0.1:1"), "cognito", "cannot be fetched");
        assertThat(finding(cognito("http://127.0.0.1:1"), "mail")).isInstanceOf(Skipped.class);
    }

    @Test
    void picturesNeedADirectoryThatCanBeWrittenToAndNothingIsMade() throws IOException {
        assertThat(finding(pictures(new AvatarLocation.Directory(directory.resolve("a/b"))), "pictures"))
                .isInstanceOf(Good.class);
        assertThat(directory).isEmptyDirectory();
        var file = Files.createFile(directory.resolve("file"));
        assertBroken(pictures(new AvatarLocation.Directory(file.resolve("b"))), "pictures", "cannot be written to");
    }

    @Test
    void aBucketThatIsNotThereIsTold() {
        var report = pictures(new AvatarLocation.Bucket("pictures", "http://127.0.0.1:1"));

        assertBroken(report, "pictures", "AVATAR_BUCKET");
    }

    private DoctorReport mail(String url) {
        return examine(new SignIn.Local(SmtpUrl.parse(url), SENDER), new AvatarLocation.Directory(directory));
    }

    private DoctorReport cognito(String issuer) {
        var settings = new CognitoSettings(URI.create(issuer), List.of("client"), null, null);
        return examine(new SignIn.Cognito(settings), new AvatarLocation.Directory(directory));
    }

    private static DoctorReport pictures(AvatarLocation place) {
        return examine(new SignIn.Local(null, ""), place);
    }

    private static DoctorReport examine(SignIn signIn, AvatarLocation pictures) {
        var deployment = new Deployment(new Place.Stopped(Path.of("nowhere")), List.of(), 9, false, signIn, pictures);
        return new Doctor(deployment, Clock.systemUTC()).examine();
    }
}
