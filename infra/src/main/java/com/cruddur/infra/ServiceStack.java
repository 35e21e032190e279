package com.cruddur.infra;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** What answers people, and what watches over it. Holds no data: it can be taken away and made anew. */
final class ServiceStack extends Stack {

    final Service service;

    ServiceStack(Construct scope, Installation installation, FoundationStack foundation) {
        super(
                scope,
                "Service",
                StackProps.builder()
                        .stackName(installation.named("service"))
                        .description("Cruddur: the service, its load balancer, alarms and dashboard")
                        .build());
        service = new Service(this, installation, foundation);
        if (installation.profile().firewalled()) {
            new Firewall(this, service);
        }
        var metrics = new Metrics(this, installation, foundation, service);
        new Alarms(this, installation, metrics, foundation.database);
        new Dashboard(this, installation, metrics);
        tell(installation, foundation);
    }

    private void tell(Installation installation, FoundationStack foundation) {
        Outputs.add(
                this,
                "Address",
                "Where a CNAME or alias record of " + installation.domain() + " has to lead",
                service.loadBalancer.getLoadBalancerDnsName());
        Outputs.add(this, "ServiceName", "The service within the cluster", service.tasks.getServiceName());
        Outputs.add(
                this,
                "FewestTasks",
                "How many tasks run at least",
                installation.profile().tasks().fewest() + "");
        Outputs.add(
                this,
                "TargetGroup",
                "What the load balancer finds of each task's health",
                service.targets.getTargetGroupArn());
        Outputs.add(
                this,
                "Log",
                "The log of the service, and of the tasks that Doctor starts",
                service.workload.log.getLogGroupName());
        Outputs.add(
                this,
                "Doctor",
                "Examines the installation with the service's settings and rights",
                new TaskCommand(foundation, service.workload.definition, foundation.network.service)
                        .running(List.of("doctor")));
    }
}
