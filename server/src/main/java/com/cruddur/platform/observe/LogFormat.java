package com.cruddur.platform.observe;

/** How log lines are written. */
public enum LogFormat {
    /** {@link #TEXT} on a terminal, {@link #JSON} elsewhere. */
    AUTO,
    TEXT,
    JSON
}
