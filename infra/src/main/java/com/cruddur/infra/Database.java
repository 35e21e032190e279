package com.cruddur.infra;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.DatabaseInstanceReadReplica;
import software.amazon.awscdk.services.rds.DatabaseProxy;
import software.amazon.awscdk.services.rds.DefaultAuthScheme;
import software.amazon.awscdk.services.rds.IInstanceEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.ProxyTarget;
import software.amazon.awscdk.services.rds.RotationSingleUserOptions;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.rds.SubnetGroup;
import software.amazon.awscdk.services.sam.CfnApplication;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * PostgreSQL 18 on RDS: a primary in two zones, read replicas and a proxy as the profile has them. The service signs in
 * by IAM as {@link Installation#appRole()}, which can only read and write rows; the owner's password is for the tasks of the migration alone.
 */
final class Database extends Construct {

    static final String NAME = "cruddur";
    static final String OWNER = "cruddur_owner";

    /** RDS writes these of its logs to CloudWatch. */
    private static final List<String> LOGS = List.of("postgresql", "upgrade", "iam-db-auth-error");

    private static final Duration MONITORING = Duration.seconds(60);

    private static final IInstanceEngine ENGINE = DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
            .version(PostgresEngineVersion.VER_18)
            .build());

    final DatabaseInstance primary;
    final List<DatabaseInstanceReadReplica> replicas;
    final ISecret ownerSecret;
    final @Nullable DatabaseProxy proxy;

    private final Installation installation;
    private final Profile profile;
    private final Network network;
    final ParameterGroup parameters;
    final SubnetGroup subnets;
    final Role monitoring;

    Database(Construct scope, Installation installation, Network network) {
        super(scope, "Database");
        this.installation = installation;
        this.profile = installation.profile();
        this.network = network;
        parameters = ParameterGroup.Builder.create(this, "Parameters")
                .engine(ENGINE)
                .description("Cruddur on PostgreSQL 18")
                .parameters(DatabaseParameters.of(profile.server()))
                .build();
        subnets = SubnetGroup.Builder.create(this, "Subnets")
                .description("Where Cruddur's database and replicas stand")
                .vpc(network.vpc)
                .vpcSubnets(network.forData())
                .build();
        monitoring = new Monitoring(this).role;
        primary = primary();
        replicas = IntStream.rangeClosed(1, profile.replicas())
                .mapToObj(this::replica)
                .toList();
        proxy = profile.proxied() ? proxy() : null;
        ownerSecret = Objects.requireNonNull(primary.getSecret());
        rotate();
        DatabaseNames.print(this, profile);
    }

    private DatabaseInstance primary() {
        var server = profile.server();
        var instance = DatabaseInstance.Builder.create(this, "Primary")
                .instanceIdentifier(installation.named("primary"))
                .engine(ENGINE)
                .instanceType(new InstanceType(server.instanceType()))
                .vpc(network.vpc)
                .subnetGroup(subnets)
                .securityGroups(List.of(network.database))
                .multiAz(true)
                .publiclyAccessible(false)
                .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
                .storageType(StorageType.GP3)
                .allocatedStorage(server.disk())
                .maxAllocatedStorage(server.mostDisk())
                .storageEncrypted(true)
                .databaseName(NAME)
                .credentials(Credentials.fromGeneratedSecret(OWNER))
                .iamAuthentication(true)
                .parameterGroup(parameters)
                .backupRetention(Duration.days(profile.keeping().backupDays()))
                .preferredBackupWindow("03:00-03:30")
                .preferredMaintenanceWindow("sun:04:00-sun:05:00")
                .copyTagsToSnapshot(true)
                .deleteAutomatedBackups(false)
                .autoMinorVersionUpgrade(true)
                .allowMajorVersionUpgrade(false)
                .cloudwatchLogsExports(LOGS)
                .enablePerformanceInsights(true)
                .databaseInsightsMode(insights())
                .performanceInsightRetention(insightsKept())
                .monitoringInterval(MONITORING)
                .monitoringRole(monitoring)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.SNAPSHOT)
                .build();
        keepLogs("primary", instance);
        Acknowledge.that(instance, "RDS11", "Another port hides nothing; who may come is said by the security group.");
        return instance;
    }

    private DatabaseInstanceReadReplica replica(int number) {
        var server = profile.server();
        var name = "replica-" + number;
        var instance = DatabaseInstanceReadReplica.Builder.create(this, "Replica" + number)
                .instanceIdentifier(installation.named(name))
                .sourceDatabaseInstance(primary)
                .instanceType(new InstanceType(server.instanceType()))
                .vpc(network.vpc)
                .subnetGroup(subnets)
                .securityGroups(List.of(network.database))
                .publiclyAccessible(false)
                .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
                .storageType(StorageType.GP3)
                .maxAllocatedStorage(server.mostDisk())
                .iamAuthentication(true)
                .parameterGroup(parameters)
                .copyTagsToSnapshot(true)
                .autoMinorVersionUpgrade(true)
                .cloudwatchLogsExports(LOGS)
                .enablePerformanceInsights(true)
                .databaseInsightsMode(insights())
                .performanceInsightRetention(insightsKept())
                .monitoringInterval(MONITORING)
                .monitoringRole(monitoring)
                .deletionProtection(false)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        keepLogs(name, instance);
        Acknowledge.that(instance, "RDS2", "Encrypted as its primary is, by the same key; it takes no word on that.");
        Acknowledge.that(instance, "RDS3", "A replica is the second copy; Cruddur leaves out one that is away.");
        Acknowledge.that(instance, "RDS10", "A replica holds nothing of its own, and is taken away to make it fewer.");
        Acknowledge.that(instance, "RDS11", "Another port hides nothing; who may come is said by the security group.");
        return instance;
    }

    private DatabaseProxy proxy() {
        var group = network.group("Proxy", "RDS Proxy");
        network.allowToDatabase(network.service, group);
        return DatabaseProxy.Builder.create(this, "Proxy")
                .dbProxyName(installation.named("proxy"))
                .proxyTarget(ProxyTarget.fromInstance(primary))
                .vpc(network.vpc)
                .vpcSubnets(network.forData())
                .securityGroups(List.of(group))
                .role(proxyRole())
                .defaultAuthScheme(DefaultAuthScheme.IAM_AUTH)
                .iamAuth(true)
                .requireTls(true)
                // Longer than Cruddur's pool keeps an unused connection, shorter than its gate's patience.
                .idleClientTimeout(Duration.minutes(30))
                .borrowTimeout(Duration.seconds(1))
                .maxConnectionsPercent(80)
                .build();
    }

    /** The proxy signs in as the one who came to it, by IAM as well: it keeps no password. */
    private Role proxyRole() {
        var role = Role.Builder.create(this, "ProxyRole")
                .assumedBy(new ServicePrincipal("rds.amazonaws.com"))
                .description("What RDS Proxy may do")
                .build();
        grantTo(role);
        return role;
    }

    /** CDK names the rotating function by its place in the stack, which is equal in every installation. */
    private void rotate() {
        var rotation = primary.addRotationSingleUser(RotationSingleUserOptions.builder()
                .automaticallyAfter(Duration.days(30))
                .vpcSubnets(network.forTasks())
                .build());
        ((CfnApplication) Objects.requireNonNull(rotation.getNode().getDefaultChild()))
                .addPropertyOverride("Parameters.functionName", installation.named("rotation"));
    }

    /** RDS would make the groups of its logs by itself, to be kept for ever: so they are made before it does. */
    private void keepLogs(String name, Construct instance) {
        LOGS.forEach(log -> instance.getNode()
                .addDependency(LogGroup.Builder.create(this, name + "-" + log)
                        .logGroupName("/aws/rds/instance/" + installation.named(name) + "/" + log)
                        .retention(Retention.days(profile.keeping().logDays()))
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build()));
    }

    DatabaseInsightsMode insights() {
        return profile.advancedInsights() ? DatabaseInsightsMode.ADVANCED : DatabaseInsightsMode.STANDARD;
    }

    PerformanceInsightRetention insightsKept() {
        return profile.advancedInsights() ? PerformanceInsightRetention.MONTHS_15 : PerformanceInsightRetention.DEFAULT;
    }

    /** The group into which RDS writes PostgreSQL's log of the primary. */
    String logGroup() {
        return "/aws/rds/instance/" + installation.named("primary") + "/postgresql";
    }

    /** The security group of the primary and the replicas. */
    String accessGroup() {
        return network.database.getSecurityGroupId();
    }

    String appRole() {
        return installation.appRole();
    }

    /** Where the service writes: the primary, or the proxy before it. No password: IAM signs in. */
    String serviceUrl() {
        return url(
                installation.appRole() + "@",
                proxy == null ? primary.getDbInstanceEndpointAddress() : proxy.getEndpoint());
    }

    /** Where the service may read what need not be the newest; empty without replicas. */
    Optional<String> readerUrl() {
        return replicas.isEmpty()
                ? Optional.empty()
                : Optional.of(url(
                        installation.appRole() + "@",
                        replicas.stream()
                                .map(DatabaseInstanceReadReplica::getDbInstanceEndpointAddress)
                                .collect(Collectors.joining(","))));
    }

    /** Where the owner migrates: always the primary itself. User and password are in the secret. */
    String ownerUrl() {
        return url("", primary.getDbInstanceEndpointAddress());
    }

    private static String url(String user, String hosts) {
        return "postgresql://" + user + hosts + "/" + NAME;
    }

    /**
     * Lets {@code role} sign in as the service's role of PostgreSQL, and as nobody else. The right names no database: a
     * restored database, a new replica and the green one of a deployment have ids of their own, and IAM knows nothing
     * else of them. Other installations have roles of other names.
     */
    void grantTo(Role role) {
        // The right to sign in exists within one account only.
        var anyDatabase = "arn:*:rds-db:*:*:dbuser:*/" + installation.appRole();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("rds-db:connect"))
                .resources(List.of(anyDatabase))
                .build());
        Acknowledge.that(
                role,
                "IAM5[Resource::" + anyDatabase + "]",
                "A restored database has another id; the role's name is the installation's own.");
    }
}
