package com.cruddur.account;

import com.cruddur.account.Accounts.Account;
import com.cruddur.auth.Sessions;
import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Exports a person's data. Reads pages of a thousand rows, bounded, and for few people at a time. */
public final class Exports {

    /** The largest number of rows of a section. */
    static final int MOST = 10_000;

    private static final int PAGE = 1_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Database database;
    private final Sessions sessions;
    private final Semaphore places = new Semaphore(2);

    public Exports(Database database, Sessions sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    /**
     * The data of {@code viewer}.
     *
     * @throws Failure.Unavailable when two exports are running already
     */
    public Export export(Account account, Viewer viewer) {
        if (!places.tryAcquire()) {
            throw new Failure.Unavailable("Others take their data along just now. Try again soon.", RETRY_AFTER);
        }
        try {
            return read(account, viewer);
        } finally {
            places.release();
        }
    }

    private Export read(Account account, Viewer viewer) {
        var person = viewer.uuid();
        var activities = all(person, ExportSql::activities);
        var likes = all(person, ExportSql::likes);
        var reposts = all(person, ExportSql::reposts);
        var bookmarks = all(person, ExportSql::bookmarks);
        var following = all(person, ExportSql::following);
        var followers = all(person, ExportSql::followers);
        var blocks = all(person, ExportSql::blocks);
        var mutes = all(person, ExportSql::mutes);
        var messages = all(person, ExportSql::messages);
        var complete =
                List.of(activities, likes, reposts, bookmarks, following, followers, blocks, mutes, messages).stream()
                        .allMatch(section -> section.size() < MOST);
        return new Export(
                complete,
                account,
                sessions.list(viewer),
                activities,
                likes,
                reposts,
                bookmarks,
                following,
                followers,
                blocks,
                mutes,
                messages);
    }

    /** Reads a thousand rows before a position. */
    @FunctionalInterface
    private interface Section<T> {
        List<T> before(ExportSql sql, UUID person, OffsetDateTime before, UUID beforeUuid);
    }

    private <T extends Exported> List<T> all(UUID person, Section<T> section) {
        var rows = new ArrayList<T>();
        var before = PageRequest.END_OF_TIME;
        var beforeUuid = PageRequest.LAST_UUID;
        while (rows.size() < MOST) {
            var place = before;
            var placeUuid = beforeUuid;
            var page = database.query(ExportSql.class, sql -> section.before(sql, person, place, placeUuid));
            rows.addAll(page);
            if (page.size() < PAGE) {
                break;
            }
            before = page.getLast().createdAt().atOffset(ZoneOffset.UTC);
            beforeUuid = page.getLast().uuid();
        }
        return rows;
    }

    /** A row of an export, with its position in time. */
    interface Exported {
        UUID uuid();

        Instant createdAt();
    }
}
