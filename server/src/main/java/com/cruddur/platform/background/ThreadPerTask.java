package com.cruddur.platform.background;

import java.util.concurrent.Executor;

/** Executors that start a thread for each task. */
public final class ThreadPerTask {

    private ThreadPerTask() {}

    /** Starts virtual threads named {@code name}, for tasks that mostly wait. */
    public static Executor virtual(String name) {
        return task -> Thread.ofVirtual().name(name).start(task);
    }

    /**
     * Starts daemon platform threads named {@code name}, for tasks that compute. On virtual threads such tasks would
     * occupy the processors that all requests share.
     */
    public static Executor platform(String name) {
        return task -> Thread.ofPlatform().daemon().name(name).start(task);
    }
}
