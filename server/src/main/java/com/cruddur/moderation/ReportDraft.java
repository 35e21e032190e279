package com.cruddur.moderation;

import com.cruddur.platform.Validator;

/** Why somebody reports something, in their words. */
record ReportDraft(String reason) {

    private static final int MOST_CHARACTERS = 500;

    ReportDraft {
        reason = reason == null ? "" : reason.strip();
        new Validator().required("reason", reason, MOST_CHARACTERS).refuse();
    }
}
