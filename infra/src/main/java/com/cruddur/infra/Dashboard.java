package com.cruddur.infra;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.constructs.Construct;

/** One page that answers: are people served, how fast, and what is short. */
final class Dashboard extends Construct {

    Dashboard(Construct scope, Installation installation, Metrics metrics) {
        super(scope, "Dashboard");
        software.amazon.awscdk.services.cloudwatch.Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(installation.name())
                .widgets(List.of(
                        List.of(
                                graph("Requests in 5 minutes", metrics.requests(), metrics.failures()),
                                graph("Slowest of 100 answers, s", metrics.slowestAnswers()),
                                graph("Tasks", metrics.healthyTasks(), metrics.unhealthyTasks())),
                        List.of(
                                graph("Tasks, %", metrics.serviceProcessor(), metrics.serviceMemory()),
                                graph("Database's processors, %", metrics.databaseProcessor()),
                                graph("Connections", metrics.connections())),
                        List.of(
                                graph("Disk in use, %", metrics.diskUsed()),
                                graph("Free memory of the database, bytes", metrics.freeMemory()),
                                graph("Lag of expiry and replicas, s", metrics.lags())),
                        List.of(
                                graph("Disk: a read, a write, s", metrics.readLatency(), metrics.writeLatency()),
                                graph("Waiting for the disk", metrics.diskQueue()),
                                graph("Deadlocks in 5 minutes", metrics.deadlocks())),
                        List.of(
                                graph("Unreachable, by task", metrics.away()),
                                graph("Requests that wait for the database", metrics.queue()),
                                graph("Streams", metrics.streams())),
                        List.of(graph("Refusals, background failures, connections in use", metrics.work()))))
                .build();
    }

    private static IWidget graph(String title, IMetric... metrics) {
        return graph(title, List.of(metrics));
    }

    private static IWidget graph(String title, List<IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(8)
                .height(6)
                .left(metrics)
                .build();
    }
}
