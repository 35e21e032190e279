package com.cruddur.account;

import com.cruddur.activity.RelativeTime;
import com.cruddur.auth.Sessions.SessionListItem;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.language.Texts;
import java.time.Instant;
import java.util.List;

/**
 * The page of the reader's own account.
 *
 * @param password the form to change the password
 * @param deletion the form to delete the account
 */
public record AccountView(String email, List<Entry> sessions, FormView password, FormView deletion) {

    /** A session of the reader. */
    public record Entry(String id, String browser, RelativeTime seen, boolean current) {

        static Entry of(SessionListItem session, Texts texts, Instant now) {
            return new Entry(
                    session.uuid().toString(),
                    BrowserName.of(session.userAgent(), texts),
                    RelativeTime.past(session.lastSeenAt(), now),
                    session.current());
        }
    }
}
