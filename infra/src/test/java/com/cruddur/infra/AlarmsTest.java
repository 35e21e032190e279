package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody is told before people notice. */
@ExtendWith(Tally.class)
class AlarmsTest {

    private static final String ALARM = "AWS::CloudWatch::Alarm";

    private static List<String> names(Profile profile) {
        return Templates.of(profile).ofType(ALARM).stream()
                .map(alarm -> alarm.id().replaceAll("^Alarms|[0-9A-F]{8}$", ""))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void thereIsAnAlarmForEachThingThatCanRunShort(Profile profile) {
        var expected = new ArrayList<>(List.of(
                "Failures",
                "SlowAnswers",
                "UnhealthyTasks",
                "NoHealthyTask",
                "ServiceMemory",
                "ExpiryLag",
                "FreeStorage",
                "FreeMemory",
                "Connections",
                "DatabaseProcessor",
                "TransactionIds",
                "Swap",
                "Deadlocks",
                "SlotLag",
                "ReadLatency",
                "WriteLatency",
                "DiskQueue",
                "IoBalance"));
        if (profile == Profile.SMALL) {
            expected.add("Credits");
        }
        for (var replica = 1; replica <= profile.replicas(); replica++) {
            expected.add("Replica" + replica + "Lag");
        }

        assertThat(names(profile)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyAlarmTellsSomebodyAndSaysWhatItMeans(Profile profile) {
        var templates = Templates.of(profile);
        var topic = templates.only("AWS::SNS::Topic");

        for (var alarm : templates.ofType(ALARM)) {
            assertThat(alarm.text("/AlarmActions")).contains(topic.id());
            assertThat(alarm.text("/OKActions")).contains(topic.id());
            // What it means, then what to do.
            assertThat(alarm.text("/AlarmDescription")).matches(".{10,}\\. [A-Z].{10,}\\.");
            assertThat(alarm.property("/Threshold").isNumber()).isTrue();
        }
        assertThat(templates.only("AWS::SNS::Subscription").text("/Endpoint")).isEqualTo("ops@cruddur.example");
        assertThat(templates.only("AWS::RDS::EventSubscription").text("/SnsTopicArn"))
                .contains(topic.id());
    }

    @ParameterizedTest
    @EnumSource
    void runBookSaysWhatToDoAboutEach(Profile profile) {
        var runBook = Checkout.read("docs/run-book.md");

        for (var name : names(profile)) {
            assertThat(runBook).contains("| `" + name.replaceAll("\\d+", "…") + "` |");
        }
    }

    /** A topic with a policy of its own takes messages from those only whom it names. */
    @ParameterizedTest
    @EnumSource
    void alarmsAndRdsMayTell(Profile profile) {
        var policy = Templates.of(profile).only("AWS::SNS::TopicPolicy").text("/PolicyDocument");

        assertThat(policy)
                .contains("cloudwatch.amazonaws.com", "events.rds.amazonaws.com", "aws:SourceAccount")
                .contains("\"aws:SecureTransport\":\"false\"");
    }

    /** What RDS has explicitly, alarms are reckoned from. */
    @ParameterizedTest
    @CsvSource({
        "SMALL, Connections, 120",
        "STANDARD, Connections, 400",
        "LARGE, Connections, 1600",
        "SMALL, FreeStorage, 90",
        "SMALL, FreeMemory, 107374182.4",
        "STANDARD, FreeMemory, 429496729.6",
        "LARGE, FreeMemory, 3435973836.8",
        "SMALL, Swap, 268435456",
        "SMALL, SlotLag, 5368709120",
        "SMALL, Deadlocks, 3",
        "SMALL, ReadLatency, 0.02",
        "SMALL, WriteLatency, 0.02",
        "SMALL, DiskQueue, 20",
        "SMALL, IoBalance, 30",
        "SMALL, TransactionIds, 1000000000",
        "SMALL, SlowAnswers, 1",
        "SMALL, ExpiryLag, 600"
    })
    void eachAlarmHasItsFigure(Profile profile, String name, double threshold) {
        var templates = Templates.of(profile);

        assertThat(templates
                        .named(ALARM, "Alarms" + name)
                        .property("/Threshold")
                        .asDouble())
                .isEqualTo(threshold);
        assertThat(templates.only("AWS::RDS::DBParameterGroup").text("/Parameters/max_connections"))
                .isEqualTo(String.valueOf(profile.server().mostConnections()));
    }

    /** The disk grows by itself: only its share tells whether it is nearly full. */
    @Test
    void alarmOfTheDiskIsByTheShareThatIsInUse() {
        var filter = Templates.of(Profile.SMALL).named("AWS::Logs::MetricFilter", "MetricsDiskUsed");

        assertThat(filter.text("/LogGroupName")).isEqualTo("RDSOSMetrics");
        assertThat(filter.text("/FilterPattern")).contains("$.instanceID = \"cruddur-primary\"");
        assertThat(filter.text("/MetricTransformations/0/MetricValue")).isEqualTo("$.fileSys[0].usedPercent");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyServedAndAReplicaThatIsAwayAreAlarmsAlthoughNothingIsMeasured(Profile profile) {
        for (var alarm : Templates.of(profile).ofType(ALARM)) {
            if (alarm.id().matches("Alarms(NoHealthyTask|Replica\\d+Lag).*")) {
                assertThat(alarm.text("/TreatMissingData")).isEqualTo("breaching");
            }
        }
    }

    @Test
    void expiryLagIsReadFromTheFieldThatTheServiceWrites() {
        var filter = Templates.of(Profile.SMALL).named("AWS::Logs::MetricFilter", "MetricsExpiryLag");

        assertThat(filter.text("/FilterPattern")).isEqualTo("{ $.expiry_lag_seconds >= 0 }");
        assertThat(filter.text("/MetricTransformations/0/MetricValue")).isEqualTo("$.expiry_lag_seconds");
        assertThat(filter.property("/MetricTransformations/0/DefaultValue").asInt())
                .isZero();
        assertThat(Checkout.read("server/src/main/java/com/cruddur/expiry/SweepSchedule.java"))
                .contains("\"expiry_lag_seconds\"");
    }

    @ParameterizedTest
    @EnumSource
    void dashboardShowsWhatTheAlarmsWatch(Profile profile) {
        var dashboard = Templates.of(profile).only("AWS::CloudWatch::Dashboard").text("/DashboardBody");

        assertThat(dashboard)
                .contains("RequestCount", "TargetResponseTime", "HealthyHostCount", "DatabaseConnections")
                .contains("DiskUsed", "ExpiryLag", "CPUUtilization", "ReadLatency", "Deadlocks");
        assertThat(dashboard.contains("ReplicaLag")).isEqualTo(profile.replicas() > 0);
    }
}
