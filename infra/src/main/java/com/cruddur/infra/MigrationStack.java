package com.cruddur.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * A task that brings the schema up to date and makes the service's role and gives it its rights, as the owner. It is run by hand
 * before a new version is deployed. Only it and the task with psql can read the owner's secret.
 */
final class MigrationStack extends Stack {

    MigrationStack(Construct scope, Installation installation, FoundationStack foundation) {
        super(
                scope,
                "Migration",
                StackProps.builder()
                        .stackName(installation.named("migration"))
                        .description("Cruddur: the task that migrates the database")
                        .build());
        var task = new Workload(this, installation, "migration", foundation.fleet.migrationRole, 512, 1024);
        var database = foundation.database;
        task.run(
                foundation.fleet,
                List.of(
                        "migrate",
                        "--grant",
                        installation.appRole(),
                        "--iam",
                        "--connections",
                        String.valueOf(installation.profile().serviceConnections())),
                Map.of("DATABASE_URL", database.ownerUrl(), "DATABASE_SECRET", database.ownerSecret.getSecretArn()));
        new SqlPrompt(this, installation, foundation);
        var command = new TaskCommand(foundation, task.definition, foundation.network.migration);
        Outputs.add(
                this,
                "Run",
                "Migrates, by the version of the task that this deployment made; Log names the group of its log",
                command.text());
        Outputs.add(
                this,
                "Operate",
                "Runs a command with the owner's rights: replace user list by user, report or expire with arguments",
                command.running(List.of("user", "list")));
        Outputs.add(this, "Log", "Where these tasks tell what they did", task.log.getLogGroupName());
    }
}
