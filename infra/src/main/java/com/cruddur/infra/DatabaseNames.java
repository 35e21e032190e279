package com.cruddur.infra;

import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.rds.DatabaseInstanceReadReplica;
import software.amazon.awscdk.services.rds.ParameterGroupInstanceBindOptions;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;

/** Prints what a restore needs to make a second database like the first. */
final class DatabaseNames {

    private DatabaseNames() {}

    static void print(Database database, Profile profile) {
        Outputs.add(database, "PrimaryName", "The primary", database.primary.getInstanceIdentifier());
        if (!database.replicas.isEmpty()) {
            Outputs.add(
                    database,
                    "ReplicaNames",
                    "The replicas",
                    database.replicas.stream()
                            .map(DatabaseInstanceReadReplica::getInstanceIdentifier)
                            .collect(Collectors.joining(" ")));
        }
        if (database.proxy != null) {
            Outputs.add(database, "ProxyName", "RDS Proxy", database.proxy.getDbProxyName());
        }
        var parameters = database.parameters.bindToInstance(
                ParameterGroupInstanceBindOptions.builder().build());
        Outputs.add(database, "ParameterGroup", "PostgreSQL's settings", parameters.getParameterGroupName());
        Outputs.add(
                database,
                "InstanceClass",
                "Of the primary and the replicas",
                "db." + profile.server().instanceType());
        Outputs.add(
                database,
                "BackupDays",
                "For how long backups are kept",
                String.valueOf(profile.keeping().backupDays()));
        Outputs.add(
                database,
                "MostDisk",
                "Up to where a disk grows, in GiB",
                String.valueOf(profile.server().mostDisk()));
        Outputs.add(
                database,
                "InsightsMode",
                "Of Database Insights",
                database.insights().name().toLowerCase(Locale.ROOT));
        Outputs.add(
                database,
                "InsightsDays",
                "For how long Database Insights keeps what it saw",
                database.insightsKept() == PerformanceInsightRetention.MONTHS_15 ? "465" : "7");
        Outputs.add(database, "AppRole", "As whom the service signs in", database.appRole());
        Outputs.add(database, "SubnetGroup", "Where the database stands", database.subnets.getSubnetGroupName());
        Outputs.add(database, "DatabaseGroup", "Who may reach the database", database.accessGroup());
        Outputs.add(
                database,
                "MonitoringRole",
                "As whom RDS writes metrics of the machine",
                database.monitoring.getRoleArn());
        Outputs.add(database, "OwnerSecret", "The owner's password", database.ownerSecret.getSecretArn());
    }
}
