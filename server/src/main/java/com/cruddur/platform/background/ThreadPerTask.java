package com.cruddur.platform.background;

import java.util.concurrent.Executor;

/** Executors that start a thread for each task. */
public final class ThreadPerTask {

    private ThreadPerTask() {}

    /** Virtual threads called {@code name}, for tasks that mostly wait. */
    public static Executor virtual(String name) {
        return task -> Thread.ofVirtual().name(name).start(task);
    }

    /**
     * Daemon threads of the operating system called {@code name}, for tasks that compute: on a virtual thread they would
     * keep a processor from all other requests.
     */
    public static Executor platform(String name) {
        return task -> Thread.ofPlatform().daemon().name(name).start(task);
    }
}
