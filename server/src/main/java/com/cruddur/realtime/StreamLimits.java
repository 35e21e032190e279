package com.cruddur.realtime;

import java.time.Duration;

/**
 * How many may listen, and how patient they are dealt with.
 *
 * @param clients connections to this node
 * @param clientsOfPerson connections of one person
 * @param queue events that may wait for a client before it is dropped
 * @param heartbeat after so much silence a comment is sent
 * @param recheck how often it is looked whom a viewer does not see, and whether they are still signed in
 * @param write how long one write may take
 */
record StreamLimits(int clients, int clientsOfPerson, int queue, Duration heartbeat, Duration recheck, Duration write) {

    static final StreamLimits USUAL =
            new StreamLimits(5_000, 10, 256, Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofSeconds(10));
}
