package com.cruddur.infra;

import software.amazon.awscdk.CfnOutput;
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
        CfnOutput.Builder.create(this, "Address")
                .description("Where a CNAME or alias record of " + installation.domain() + " has to lead")
                .value(service.loadBalancer.getLoadBalancerDnsName())
                .build();
    }
}
