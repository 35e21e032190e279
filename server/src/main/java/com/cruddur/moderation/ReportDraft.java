package com.cruddur.moderation;

import com.cruddur.platform.text.Validator;

/** Why somebody reports something, in their words. */
record ReportDraft(String reason) {

    private static final int MOST_CHARACTERS = 500;

    /** @throws com.cruddur.platform.Failure.Invalid when they are missing, too long or cannot be kept */
    ReportDraft {
        var validator = new Validator();
        reason = validator.lines("reason", reason, MOST_CHARACTERS).strip();
        validator.refuse();
    }
}
