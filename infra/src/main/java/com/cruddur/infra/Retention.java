package com.cruddur.infra;

import software.amazon.awscdk.services.logs.RetentionDays;

/** CloudWatch keeps logs for certain numbers of days only. */
final class Retention {

    private Retention() {}

    /** @throws IllegalArgumentException when CloudWatch does not offer that number */
    static RetentionDays days(int days) {
        return switch (days) {
            case 30 -> RetentionDays.ONE_MONTH;
            case 90 -> RetentionDays.THREE_MONTHS;
            case 365 -> RetentionDays.ONE_YEAR;
            default -> throw new IllegalArgumentException("CloudWatch keeps no logs for " + days + " days");
        };
    }
}
