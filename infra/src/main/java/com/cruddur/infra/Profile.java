package com.cruddur.infra;

/** How large an installation is, and all sizes that follow from it. */
enum Profile {
    /** A community: up to some hundred people at once. One NAT gateway; processors that save up credits. */
    SMALL,
    /** A service that earns its money: no zone needs the other, a replica for feeds, a firewall. */
    STANDARD,
    /** Many tasks, which share connections by a proxy; two replicas, three zones. */
    LARGE;

    static final int MOST_ZONES = 3;

    /** In how many zones there are subnets, and how many gateways lead out of them. */
    record Zones(int count, int natGateways) {}

    /**
     * The instance of the primary and of each replica.
     *
     * @param memory in GiB
     * @param disk in GiB; it grows up to {@code mostDisk}
     * @param mostConnections {@code max_connections}: fewer than RDS would allow, because each costs memory, and a number
     *     that alarms can be reckoned from
     */
    record Server(String instanceType, int memory, int disk, int mostDisk, int mostConnections) {

        /** Whether it is of a kind that saves up credits, and slows down without them. */
        boolean savesCredits() {
            return instanceType.startsWith("t");
        }
    }

    /**
     * The service's tasks.
     *
     * @param cpu in 1/1024 of a virtual processor, as Fargate counts
     * @param memory in MiB; <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html">
     *     not every pair is offered</a>
     * @param poolSize connections that each of them keeps
     */
    record Tasks(int cpu, int memory, int fewest, int most, int poolSize) {}

    /** For how many days backups and logs are kept. */
    record Keeping(int backupDays, int logDays) {}

    Zones zones() {
        return switch (this) {
            case SMALL -> new Zones(2, 1);
            case STANDARD -> new Zones(2, 2);
            case LARGE -> new Zones(MOST_ZONES, 3);
        };
    }

    Server server() {
        return switch (this) {
            case SMALL -> new Server("t4g.small", 2, 20, 100, 150);
            case STANDARD -> new Server("m7g.large", 8, 100, 500, 500);
            case LARGE -> new Server("r7g.2xlarge", 64, 500, 4000, 2000);
        };
    }

    /** The connections that the service may have, over all tasks: the rest is for the owner, RDS and people. */
    int serviceConnections() {
        return server().mostConnections() * 9 / 10;
    }

    int replicas() {
        return switch (this) {
            case SMALL -> 0;
            case STANDARD -> 1;
            case LARGE -> 2;
        };
    }

    Tasks tasks() {
        return switch (this) {
            case SMALL -> new Tasks(512, 1024, 2, 4, 15);
            case STANDARD -> new Tasks(1024, 2048, 2, 8, 24);
            case LARGE -> new Tasks(2048, 4096, 3, 12, 36);
        };
    }

    Keeping keeping() {
        return switch (this) {
            case SMALL -> new Keeping(14, 30);
            case STANDARD -> new Keeping(21, 90);
            case LARGE -> new Keeping(35, 365);
        };
    }

    /** Whether tasks reach the primary through RDS Proxy. */
    boolean proxied() {
        return this == LARGE;
    }

    /** Whether requests pass AWS WAF: 7 dollars a month and 0.60 for a million requests, not worth it for the small. */
    boolean firewalled() {
        return this != SMALL;
    }

    /** Whether Database Insights keeps 15 months and analyses more, for about 9 dollars a month and processor. */
    boolean advancedInsights() {
        return this == LARGE;
    }
}
