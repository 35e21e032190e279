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

/** What somebody has to look at, by mail, and that it is over; docs/run-book.md says more about each. */
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
        ofTheDisk(metrics);
        ofTheReplicas(metrics);
        eventsOf(database);
    }

    private void ofTheService(Metrics metrics) {
        add(
                "Failures",
                metrics.shareOfFailures(),
                Condition.above(1, 2),
                "More than 1 % of the answers are 5xx.",
                "Read the service's log: 503 is the database, 500 a bug; go back to the previous version.");
        add(
                "SlowAnswers",
                metrics.slowestAnswers(),
                Condition.above(1, 3),
                "1 % of the answers take over a second.",
                "Look for sessions that wait for locks, and at DatabaseProcessor.");
        add(
                "UnhealthyTasks",
                metrics.unhealthyTasks(),
                Condition.above(0, 5),
                "A task is not ready.",
                "Read its log; if all tasks lost the database, wait for its failover.");
        add(
                "NoHealthyTask",
                metrics.healthyTasks(),
                Condition.below(1, 3).orSilent(),
                "Nobody is served.",
                "Read the service's log; after a new version, go back to the previous one.");
        add(
                "ServiceMemory",
                metrics.serviceMemory(),
                Condition.above(90, 3),
                "A task's memory is nearly full.",
                "Restart the task; if it returns, use a larger task.");
        add(
                "ExpiryLag",
                metrics.expiryLag(),
                Condition.above(600, 3),
                "Expired rows stay on disk.",
                "Look for a session that locks rows, then run expire.");
    }

    private void ofTheDatabase(Metrics metrics, Profile.Server server) {
        add(
                "FreeStorage",
                metrics.diskUsed(),
                Condition.above(90, 4),
                "The disk is over 90 % full and did not grow.",
                "Look for a slot that keeps the log and at the largest tables, or raise the limit of the disk.");
        add(
                "FreeMemory",
                metrics.freeMemory(),
                Condition.below(server.memory() * GIBIBYTE / 20, 3),
                "The database's memory is nearly full.",
                "Use fewer connections, or a larger class.");
        add(
                "Swap",
                metrics.swap(),
                Condition.above(GIBIBYTE / 4, 3),
                "The database's machine swaps.",
                "Use fewer connections, or a larger class.");
        add(
                "Connections",
                metrics.connections(),
                Condition.above(server.mostConnections() * 0.8, 5),
                "80 % of max_connections are in use.",
                "Find out whose they are; use fewer tasks, smaller pools, or RDS Proxy.");
        add(
                "DatabaseProcessor",
                metrics.databaseProcessor(),
                Condition.above(80, 3),
                "The database's processors are busy.",
                "Look at the statements in Database Insights; use a larger class, or replicas.");
        add(
                "TransactionIds",
                metrics.transactionIds(),
                Condition.above(1e9, 1),
                "Half way to where writing stops.",
                "End old transactions and slots, then run VACUUM (FREEZE).");
        add(
                "Deadlocks",
                metrics.deadlocks(),
                Condition.above(3, 1),
                "More than three deadlocks in five minutes.",
                "Read the statements in PostgreSQL's log; end hand-written ones that lock rows in another order.");
        add(
                "SlotLag",
                metrics.slotLag(),
                Condition.above(5 * GIBIBYTE, 3),
                "A replication slot keeps 5 GiB of the log; at 10 its reader is lost.",
                "Look at pg_replication_slots; drop a slot that nobody reads, or replace the replica.");
        if (server.savesCredits()) {
            add(
                    "Credits",
                    metrics.credits(),
                    Condition.below(60, 3),
                    "The processors' credits run out.",
                    "Use a class that is not burstable.");
        }
    }

    private void ofTheDisk(Metrics metrics) {
        var cure = "Look at the statements that read most in Database Insights; use more memory, or a faster disk.";
        add("ReadLatency", metrics.readLatency(), Condition.above(0.02, 3), "A read of the disk takes 20 ms.", cure);
        add("WriteLatency", metrics.writeLatency(), Condition.above(0.02, 3), "A write to the disk takes 20 ms.", cure);
        add("DiskQueue", metrics.diskQueue(), Condition.above(20, 3), "20 reads and writes wait for the disk.", cure);
        add(
                "IoBalance",
                metrics.ioBalance(),
                new Condition(ComparisonOperator.LESS_THAN_THRESHOLD, 30, 3, TreatMissingData.NOT_BREACHING),
                "The class has used up 70 % of its saved-up reads and writes.",
                "Use a larger class before the disk becomes slow.");
    }

    private void ofTheReplicas(Metrics metrics) {
        metrics.replicaLags()
                .forEach((replica, lag) -> add(
                        replica + "Lag",
                        lag,
                        Condition.above(30, 5).orSilent(),
                        "A replica is late, or away.",
                        "End a long query on it; otherwise replace it. The primary serves its readers."));
    }

    private void add(String name, IMetric metric, Condition when, String meaning, String cure) {
        var alarm = Alarm.Builder.create(this, name)
                .alarmDescription(meaning + " " + cure)
                .metric(metric)
                .comparisonOperator(when.comparison())
                .threshold(when.threshold())
                .evaluationPeriods(when.periods())
                .treatMissingData(when.missing())
                .build();
        alarm.addAlarmAction(new SnsAction(topic));
        alarm.addOkAction(new SnsAction(topic));
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
                        "configuration change",
                        "deletion",
                        "failover",
                        "failure",
                        "low storage",
                        "maintenance",
                        "notification",
                        "read replica",
                        "recovery",
                        "restoration",
                        "security patching"))
                .build();
    }
}
