package com.cruddur.expiry;

import com.cruddur.expiry.Sweeper.SweepResult;
import java.time.OffsetDateTime;

/** A table with expired rows to delete, except activities; the first expired row goes first. */
enum ExpiringTable {
    MESSAGES("messages"),
    /** The report stays; the copy of the reported content is deleted. */
    EVIDENCE("reports"),
    SESSIONS("sessions"),
    DEVICES("devices"),
    SIGN_UPS("sign_ups"),
    /** The sign-ups of the version before this one. */
    REGISTRATIONS("registrations"),
    PASSWORD_RESETS("password_resets"),
    IDEMPOTENCY_KEYS("idempotency_keys"),
    HELD_HANDLES("held_handles"),
    ENDED_ACTIVITIES("ended_activities"),
    EVENTS("events"),
    NOTIFICATIONS("notifications");

    private final String tableName;

    ExpiringTable(String tableName) {
        this.tableName = tableName;
    }

    String tableName() {
        return tableName;
    }

    /** Deletes rows that expired at {@code from} or later, 500 at most. */
    SweepResult sweep(ExpirySql sql, OffsetDateTime from) {
        return switch (this) {
            case MESSAGES -> sql.messages(from);
            case EVIDENCE -> sql.evidence(from);
            case SESSIONS -> sql.sessions(from);
            case DEVICES -> sql.devices(from);
            case SIGN_UPS -> sql.signUps(from);
            case REGISTRATIONS -> sql.registrations(from);
            case PASSWORD_RESETS -> sql.passwordResets(from);
            case IDEMPOTENCY_KEYS -> sql.idempotencyKeys(from);
            case HELD_HANDLES -> sql.heldHandles(from);
            case ENDED_ACTIVITIES -> sql.endedActivities(from);
            case EVENTS -> sql.events(from);
            case NOTIFICATIONS -> sql.notifications(from);
        };
    }
}
