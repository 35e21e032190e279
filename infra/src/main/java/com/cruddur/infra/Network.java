package com.cruddur.infra;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * The network: who stands where, and who may talk to whom. Only the load balancer can be reached from outside; the
 * database has no way out.
 */
final class Network extends Construct {

    static final int SERVICE_PORT = 8080;
    /** Health checks and metrics. */
    static final int OPERATIONS_PORT = 8081;

    static final int DATABASE_PORT = 5432;

    final Vpc vpc;
    final SecurityGroup loadBalancer;
    final SecurityGroup service;
    final SecurityGroup migration;
    final SecurityGroup database;

    Network(Construct scope, Profile profile) {
        super(scope, "Network");
        vpc = vpc(profile.zones());
        loadBalancer = group("LoadBalancer", "People and the load balancer");
        service = group("Service", "The tasks of the service");
        migration = group("Migration", "The task that migrates");
        database = group("Database", "The database and its replicas");
        allowFromOutside();
        allowWithin();
    }

    private Vpc vpc(Profile.Zones zones) {
        var made = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr("10.20.0.0/16"))
                .maxAzs(zones.count())
                // So that another zone takes addresses of its own, and moves nobody.
                .reservedAzs(Profile.MOST_ZONES - zones.count())
                .natGateways(zones.natGateways())
                .subnetConfiguration(List.of(
                        subnets("public", SubnetType.PUBLIC, 24),
                        subnets("service", SubnetType.PRIVATE_WITH_EGRESS, 22),
                        subnets("database", SubnetType.PRIVATE_ISOLATED, 24)))
                .build();
        // Costs nothing, and layers of images and pictures need no NAT gateway then. Other endpoints cost more than
        // they save.
        made.addGatewayEndpoint(
                "S3",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .build());
        made.addFlowLog(
                "Refused",
                FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.REJECT)
                        .destination(FlowLogDestination.toCloudWatchLogs(LogGroup.Builder.create(this, "RefusedTraffic")
                                .retention(RetentionDays.ONE_MONTH)
                                .removalPolicy(RemovalPolicy.DESTROY)
                                .build()))
                        .build());
        return made;
    }

    private static SubnetConfiguration subnets(String name, SubnetType type, int mask) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(mask)
                .build();
    }

    /** A group that lets nothing in or out until it is told. */
    SecurityGroup group(String name, String description) {
        return SecurityGroup.Builder.create(this, name)
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(false)
                .build();
    }

    private void allowFromOutside() {
        loadBalancer.addIngressRule(Peer.anyIpv4(), Port.HTTPS, "everybody");
        loadBalancer.addIngressRule(Peer.anyIpv4(), Port.HTTP, "everybody, to be sent on to HTTPS");
        Acknowledge.that(loadBalancer, "EC23", "A public service: everybody may come to the load balancer.");
    }

    private void allowWithin() {
        for (var number : List.of(SERVICE_PORT, OPERATIONS_PORT)) {
            var use = number == SERVICE_PORT ? "requests" : "health checks";
            loadBalancer.addEgressRule(service, Port.tcp(number), use);
            service.addIngressRule(loadBalancer, Port.tcp(number), use);
        }
        for (var client : List.of(service, migration)) {
            allowToDatabase(client, database);
            client.addEgressRule(Peer.anyIpv4(), Port.HTTPS, "AWS and Cognito");
        }
    }

    /** Opens the way to PostgreSQL, or to what speaks for it. */
    void allowToDatabase(SecurityGroup from, SecurityGroup to) {
        var port = Port.tcp(DATABASE_PORT);
        from.addEgressRule(to, port, "PostgreSQL");
        to.addIngressRule(from, port, "PostgreSQL");
    }

    /** Where tasks run: no address of their own in the Internet, a way out by NAT. */
    SubnetSelection forTasks() {
        return SubnetSelection.builder()
                .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                .build();
    }

    /** Where data is: no way out. */
    SubnetSelection forData() {
        return SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();
    }
}
