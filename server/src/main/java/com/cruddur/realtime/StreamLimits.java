package com.cruddur.realtime;

import java.time.Duration;

/**
 * The limits of streams.
 *
 * @param clients connections to this node
 * @param clientsOfPerson connections of one person
 * @param queue messages that may wait for a client before it is dropped
 * @param heartbeat the silence after which a comment is sent
 * @param recheck how often a subscription reads whom its subscriber does not see, and whether they are still signed in
 * @param write how long one write may take
 */
record StreamLimits(int clients, int clientsOfPerson, int queue, Duration heartbeat, Duration recheck, Duration write) {

    static final StreamLimits USUAL =
            new StreamLimits(5_000, 10, 256, Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofSeconds(10));
}
