package com.cruddur.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.rds.CfnEventSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** What somebody has to look at, by mail; docs/run-book.md says what to do about each. */
final class Alarms extends Construct {

    private static final double GIBIBYTE = 1L << 30;

    private final Topic topic;

    /**
     * When an alarm is raised.
     *
     * @param periods how many of the metric's periods in a row
     */
    private record Condition(ComparisonOperator comparison, double threshold, int periods, TreatMissingData missing) {

        static Condition above(double threshold, int periods) {
            return new Condition(
                    ComparisonOperator.GREATER_THAN_THRESHOLD, threshold, periods, TreatMissingData.NOT_BREACHING);
        }

        static Condition below(double threshold, int periods) {
            return new Condition(ComparisonOperator.LESS_THAN_THRESHOLD, threshold, periods, TreatMissingData.MISSING);
        }

        Condition orSilent() {
            return new Condition(comparison, threshold, periods, TreatMissingData.BREACHING);
        }
    }

    Alarms(Construct scope, Installation installation, Metrics metrics, Database database) {
        super(scope, "Alarms");
        topic = Topic.Builder.create(this, "Topic").enforceSsl(true).build();
        topic.addSubscription(new EmailSubscription(installation.alarmEmail()));
        letTell("cloudwatch.amazonaws.com");
        letTell("events.rds.amazonaws.com");
        ofTheService(metrics);
        ofTheDatabase(metrics, installation.profile().server());
        ofTheReplicas(metrics);
        eventsOf(database);
    }

    private void ofTheService(Metrics metrics) {
        add("Failures", metrics.shareOfFailures(), Condition.above(1, 2), "More than 1 % of the answers are 5xx");
        add("SlowAnswers", metrics.slowestAnswers(), Condition.above(1, 3), "1 % of the answers take over a second");
        add("UnhealthyTasks", metrics.unhealthyTasks(), Condition.above(0, 5), "A task is not ready");
        add("NoHealthyTask", metrics.healthyTasks(), Condition.below(1, 3).orSilent(), "Nobody is served");
        add("ServiceMemory", metrics.serviceMemory(), Condition.above(90, 3), "A task's memory is nearly full");
        add("ExpiryLag", metrics.expiryLag(), Condition.above(600, 3), "Expired rows stay on disk");
    }

    private void ofTheDatabase(Metrics metrics, Profile.Server server) {
        var leastDisk = server.disk() * GIBIBYTE / 10;
        var leastMemory = server.memory() * GIBIBYTE / 20;
        var mostConnections = server.mostConnections() * 0.8;
        add("FreeStorage", metrics.freeStorage(), Condition.below(leastDisk, 3), "The disk is nearly full");
        add(
                "FreeMemory",
                metrics.freeMemory(),
                Condition.below(leastMemory, 3),
                "The database's memory is nearly full");
        add("Connections", metrics.connections(), Condition.above(mostConnections, 5), "80 % of max_connections");
        add("DatabaseProcessor", metrics.databaseProcessor(), Condition.above(80, 3), "The processors are busy");
        add("TransactionIds", metrics.transactionIds(), Condition.above(1e9, 1), "Half way to where writing stops");
        if (server.savesCredits()) {
            add("Credits", metrics.credits(), Condition.below(60, 3), "The processors' credits run out");
        }
    }

    private void ofTheReplicas(Metrics metrics) {
        metrics.replicaLags()
                .forEach((replica, lag) ->
                        add(replica + "Lag", lag, Condition.above(30, 5).orSilent(), "A replica is late, or away"));
    }

    private void add(String name, IMetric metric, Condition when, String meaning) {
        Alarm.Builder.create(this, name)
                .alarmDescription(meaning)
                .metric(metric)
                .comparisonOperator(when.comparison())
                .threshold(when.threshold())
                .evaluationPeriods(when.periods())
                .treatMissingData(when.missing())
                .build()
                .addAlarmAction(new SnsAction(topic));
    }

    /** The topic's own policy takes the place of the usual one, by which a service of the same account may publish. */
    private void letTell(String teller) {
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal(teller)))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build());
    }

    /** Failovers, maintenance, and what RDS itself finds wrong. */
    private void eventsOf(Database database) {
        CfnEventSubscription.Builder.create(this, "DatabaseEvents")
                .snsTopicArn(topic.getTopicArn())
                .sourceType("db-instance")
                .sourceIds(Stream.concat(Stream.of(database.primary), database.replicas.stream())
                        .map(instance -> instance.getInstanceIdentifier())
                        .toList())
                .eventCategories(List.of(
                        "availability",
                        "failover",
                        "failure",
                        "low storage",
                        "maintenance",
                        "notification",
                        "recovery"))
                .build();
    }
}
