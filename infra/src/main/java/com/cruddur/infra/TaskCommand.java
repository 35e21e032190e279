package com.cruddur.infra;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ecs.TaskDefinition;

/** The shell command that starts a task of its own on Fargate, for the operator to copy. */
record TaskCommand(FoundationStack foundation, TaskDefinition definition, SecurityGroup group) {

    /** Runs what the task's definition says. */
    String text() {
        var network = foundation.network;
        var subnets = network.vpc.selectSubnets(network.forTasks()).getSubnetIds();
        return "aws ecs run-task --launch-type FARGATE --cluster %s --task-definition %s"
                        .formatted(foundation.fleet.cluster.getClusterName(), definition.getTaskDefinitionArn())
                + " --network-configuration 'awsvpcConfiguration={subnets=[%s],securityGroups=[%s]}'"
                        .formatted(String.join(",", subnets), group.getSecurityGroupId());
    }

    /** Runs another command of Cruddur with the settings of the task. */
    String running(List<String> arguments) {
        var command = arguments.stream().map(argument -> '"' + argument + '"').collect(Collectors.joining(","));
        return text()
                + " --overrides '{\"containerOverrides\":[{\"name\":\"%s\",\"command\":[%s]}]}'"
                        .formatted(Workload.CONTAINER, command);
    }
}
