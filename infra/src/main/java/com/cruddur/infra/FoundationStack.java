package com.cruddur.infra;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** What holds data, and what changes seldom: network, database, people, pictures, images. Deployed first. */
final class FoundationStack extends Stack {

    final Network network;
    final Logs logs;
    final Database database;
    final Identity identity;
    final Avatars avatars;
    final Fleet fleet;

    FoundationStack(Construct scope, Installation installation) {
        super(
                scope,
                "Foundation",
                StackProps.builder()
                        .stackName(installation.named("foundation"))
                        .description("Cruddur: network, database, people, pictures, images")
                        .terminationProtection(true)
                        .build());
        var profile = installation.profile();
        logs = new Logs(this, profile);
        network = new Network(this, profile);
        database = new Database(this, installation, network);
        identity = new Identity(this, installation);
        avatars = new Avatars(this, logs);
        fleet = new Fleet(this, network);
        grant();
    }

    /** Who may reach which data is said here, in the stack that holds it. */
    private void grant() {
        database.grantTo(fleet.serviceRole);
        avatars.grantTo(fleet.serviceRole);
        database.ownerSecret.grantRead(fleet.migrationRole);
    }

    /** Whichever zones the account has, by their order: no look-up, so that templates can be written without AWS. */
    @Override
    public List<String> getAvailabilityZones() {
        return IntStream.range(0, Profile.MOST_ZONES)
                .mapToObj(FoundationStack::zone)
                .toList();
    }

    private static String zone(int index) {
        return Fn.select(index, Fn.getAzs());
    }
}
