package com.cruddur.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeElb;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceReadReplica;
import software.constructs.Construct;

/** What is measured, by the names under which alarms and dashboard know it. */
final class Metrics extends Construct {

    /** The field of the log in which the service tells it, see {@code com.cruddur.expiry.SweepSchedule}. */
    static final String EXPIRY_LAG_FIELD = "expiry_lag_seconds";

    private final String namespace;
    private final DatabaseInstance primary;
    private final List<DatabaseInstanceReadReplica> replicas;
    private final Service service;
    private final IMetric expiryLag;
    private final IMetric diskUsed;
    private final IMetric deadlocks;

    Metrics(Construct scope, Installation installation, FoundationStack foundation, Service service) {
        super(scope, "Metrics");
        this.namespace = installation.namespace();
        this.primary = foundation.database.primary;
        this.replicas = foundation.database.replicas;
        this.service = service;
        this.expiryLag = expiryLagOfTheLog(installation);
        this.diskUsed = diskUsedOfTheMachine(installation);
        this.deadlocks = deadlocksOfTheLog(installation, foundation.database);
    }

    /**
     * The service warns each minute while expired rows stay on disk, and tells for how long. So a filter of its log is
     * enough, where an agent beside each task would cost memory, and need a disk that it can write to.
     */
    private IMetric expiryLagOfTheLog(Installation installation) {
        return MetricFilter.Builder.create(this, "ExpiryLag")
                .logGroup(service.workload.log)
                .filterPattern(FilterPattern.numberValue("$." + EXPIRY_LAG_FIELD, ">=", 0))
                .metricNamespace(installation.namespace())
                .metricName("ExpiryLag")
                .metricValue("$." + EXPIRY_LAG_FIELD)
                .defaultValue(0)
                .build()
                .metric(every(1).statistic("Maximum").label("expiry lag, s").build());
    }

    /**
     * RDS has a metric of the free bytes, but none of the disk's size, which grows by itself. Enhanced Monitoring writes
     * the share every minute, for all instances of the account into one group, which exists as soon as the first does.
     */
    private IMetric diskUsedOfTheMachine(Installation installation) {
        return MetricFilter.Builder.create(this, "DiskUsed")
                .logGroup(LogGroup.fromLogGroupName(this, "Machines", Monitoring.GROUP))
                .filterPattern(FilterPattern.all(
                        FilterPattern.stringValue("$.instanceID", "=", installation.named("primary")),
                        FilterPattern.numberValue("$.fileSys[0].usedPercent", ">=", 0)))
                .metricNamespace(installation.namespace())
                .metricName("DiskUsed")
                .metricValue("$.fileSys[0].usedPercent")
                .build()
                .metric(every(5).statistic("Maximum").label("disk in use, %").build());
    }

    private IMetric deadlocksOfTheLog(Installation installation, Database database) {
        return MetricFilter.Builder.create(this, "Deadlocks")
                .logGroup(LogGroup.fromLogGroupName(this, "PostgresLog", database.logGroup()))
                .filterPattern(FilterPattern.literal("\"deadlock detected\""))
                .metricNamespace(installation.namespace())
                .metricName("Deadlocks")
                .metricValue("1")
                .defaultValue(0)
                .build()
                .metric(every(5).statistic("Sum").label("deadlocks").build());
    }

    /** In per cent of the present disk. */
    IMetric diskUsed() {
        return diskUsed;
    }

    IMetric deadlocks() {
        return deadlocks;
    }

    /** What a read from the disk takes on average, in seconds. */
    IMetric readLatency() {
        return primary.metric("ReadLatency", every(5).build());
    }

    /** What a write to the disk takes on average, in seconds. */
    IMetric writeLatency() {
        return primary.metric("WriteLatency", every(5).build());
    }

    /** Reads and writes that wait for the disk. */
    IMetric diskQueue() {
        return primary.metric("DiskQueueDepth", every(5).build());
    }

    /** What is left of the class's saved-up reads and writes, in per cent; larger classes have no such metric. */
    IMetric ioBalance() {
        return primary.metric("EBSIOBalance%", every(5).statistic("Minimum").build());
    }

    /** In bytes. */
    IMetric swap() {
        return primary.metric("SwapUsage", every(5).statistic("Maximum").build());
    }

    /** How much of the log the slot that is furthest behind holds on disk, in bytes. */
    IMetric slotLag() {
        return primary.metric(
                "OldestReplicationSlotLag", every(5).statistic("Maximum").build());
    }

    /** In seconds; 0 while all is well. */
    IMetric expiryLag() {
        return expiryLag;
    }

    /** In bytes. */
    IMetric freeMemory() {
        return primary.metricFreeableMemory(every(5).statistic("Minimum").build());
    }

    IMetric connections() {
        return primary.metricDatabaseConnections(every(1).statistic("Maximum").build());
    }

    /** In per cent. */
    IMetric databaseProcessor() {
        return primary.metricCPUUtilization(every(5).build());
    }

    /** Minutes of a whole processor that were saved up. */
    IMetric credits() {
        return primary.metric("CPUCreditBalance", every(5).statistic("Minimum").build());
    }

    /** PostgreSQL stops taking writes at two thousand million. */
    IMetric transactionIds() {
        return primary.metric(
                "MaximumUsedTransactionIDs", every(60).statistic("Maximum").build());
    }

    /** In seconds, by replica. */
    Map<String, IMetric> replicaLags() {
        var lags = new LinkedHashMap<String, IMetric>();
        for (var replica : replicas) {
            var name = replica.getNode().getId();
            lags.put(
                    name,
                    replica.metric(
                            "ReplicaLag",
                            every(1).statistic("Maximum").label(name).build()));
        }
        return lags;
    }

    /** How late expiry and the replicas are, in seconds. */
    List<IMetric> lags() {
        return Stream.concat(Stream.of(expiryLag), replicaLags().values().stream())
                .toList();
    }

    /** Of the figures that the service logs in CloudWatch's own format, see docs/operations.md. */
    private IMetric logged(String name, String statistic) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }

    /** What is away, by the tasks that cannot reach it. */
    IMetric[] away() {
        return new IMetric[] {logged("DatabaseDown", "Sum"), logged("ReplicasNotRead", "Sum")};
    }

    /** Requests that wait for the database, or waited in vain, and writes that were given up. */
    IMetric[] queue() {
        return new IMetric[] {
            logged("GateWaiting", "Maximum"), logged("GateRefusals", "Sum"), logged("AbandonedSessions", "Maximum")
        };
    }

    IMetric[] streams() {
        return new IMetric[] {logged("StreamClients", "Sum"), logged("StreamEventsLost", "Sum")};
    }

    /** Refusals by rate limits, failed rounds of background work, and connections in use of a task. */
    IMetric[] work() {
        return new IMetric[] {
            logged("RateRefusals", "Sum"), logged("BackgroundFailures", "Sum"), logged("ConnectionsActive", "Maximum")
        };
    }

    IMetric requests() {
        return service.loadBalancer.getMetrics().requestCount(every(5).build());
    }

    /** Answers of status 5xx, by the service and by the load balancer in its place. */
    IMetric failures() {
        return counted("FILL(service, 0) + FILL(balancer, 0)", "5xx");
    }

    /** In per cent of all requests; 0 while there are fewer than ten. */
    IMetric shareOfFailures() {
        return counted(
                "IF(FILL(service, 0) + FILL(balancer, 0) >= 10,"
                        + " 100 * (FILL(service, 0) + FILL(balancer, 0)) / FILL(requests, 1), 0)",
                "5xx, %");
    }

    private IMetric counted(String expression, String label) {
        var balancer = service.loadBalancer.getMetrics();
        var metrics = new LinkedHashMap<String, IMetric>();
        metrics.put("service", balancer.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, every(5).build()));
        metrics.put("balancer", balancer.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, every(5).build()));
        if (expression.contains("requests")) {
            metrics.put("requests", requests());
        }
        return MathExpression.Builder.create()
                .expression(expression)
                .usingMetrics(metrics)
                .period(Duration.minutes(5))
                .label(label)
                .build();
    }

    /** In seconds: what 99 of 100 answers stay below. */
    IMetric slowestAnswers() {
        return service.loadBalancer
                .getMetrics()
                .targetResponseTime(every(5).statistic("p99").build());
    }

    IMetric unhealthyTasks() {
        return service.targets
                .getMetrics()
                .unhealthyHostCount(every(1).statistic("Maximum").build());
    }

    IMetric healthyTasks() {
        return service.targets
                .getMetrics()
                .healthyHostCount(every(1).statistic("Minimum").build());
    }

    /** In per cent. */
    IMetric serviceProcessor() {
        return service.tasks.metricCpuUtilization(every(5).build());
    }

    /** In per cent. */
    IMetric serviceMemory() {
        return service.tasks.metricMemoryUtilization(
                every(5).statistic("Maximum").build());
    }

    private static MetricOptions.Builder every(int minutes) {
        return MetricOptions.builder().period(Duration.minutes(minutes));
    }
}
