package com.cruddur.expiry;

import java.time.OffsetDateTime;

/** A table beside the activities whose rows have a time: what is over goes, the first expired first. */
enum ExpiringTable {
    MESSAGES("messages"),
    /** The report stays, without the copy of what was reported. */
    EVIDENCE("reports"),
    SESSIONS("sessions"),
    REGISTRATIONS("registrations"),
    PASSWORD_RESETS("password_resets"),
    IDEMPOTENCY_KEYS("idempotency_keys"),
    EVENTS("events"),
    NOTIFICATIONS("notifications");

    private final String tableName;

    ExpiringTable(String tableName) {
        this.tableName = tableName;
    }

    String tableName() {
        return tableName;
    }

    /** Takes away what is over, from that time on and as much as a statement can within its time. */
    SweepResult sweep(ExpirySql sql, OffsetDateTime from) {
        return switch (this) {
            case MESSAGES -> sql.messages(from);
            case EVIDENCE -> sql.evidence(from);
            case SESSIONS -> sql.sessions(from);
            case REGISTRATIONS -> sql.registrations(from);
            case PASSWORD_RESETS -> sql.passwordResets(from);
            case IDEMPOTENCY_KEYS -> sql.idempotencyKeys(from);
            case EVENTS -> sql.events(from);
            case NOTIFICATIONS -> sql.notifications(from);
        };
    }
}
