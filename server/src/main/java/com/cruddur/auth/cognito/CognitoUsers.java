package com.cruddur.auth.cognito;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.replica.ReadConsistency;
import com.cruddur.platform.http.Viewer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** People as Cognito knows them, and who they are here. */
final class CognitoUsers {

    private final Database database;
    private final CognitoProfiles profiles;

    /** Who is being made known just now: others who ask for the same person wait for that, and not for a connection. */
    private final Map<String, CompletableFuture<Viewer>> underWay = new ConcurrentHashMap<>();

    CognitoUsers(Database database, CognitoProfiles profiles) {
        this.database = database;
        this.profiles = profiles;
    }

    /** Whose access token it is: one query for whom we know; who comes for the first time is made known. */
    Viewer withToken(AccessToken token) {
        var madeKnown = underWay.get(token.subject());
        if (madeKnown != null) {
            return result(madeKnown); // no query, so no place at the gate that who makes them known may need
        }
        var found = database.query(CognitoSql.class, sql -> sql.person(token.subject()));
        found.ifPresent(person -> ReadConsistency.lastWrite(person.lastWrite()));
        return found.map(FoundPerson::viewer).orElseGet(() -> firstSight(token));
    }

    private Viewer firstSight(AccessToken token) {
        var mine = new CompletableFuture<Viewer>();
        var earlier = underWay.putIfAbsent(token.subject(), mine);
        if (earlier != null) {
            return result(earlier);
        }
        try {
            mine.complete(welcome(profiles.of(token)));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        } finally {
            underWay.remove(token.subject(), mine);
        }
        return result(mine);
    }

    private static Viewer result(CompletableFuture<Viewer> viewer) {
        try {
            return viewer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure ? failure : e;
        }
    }

    /**
     * Who has this profile. If we know nobody with their id, it is whoever has their verified address and no id yet,
     * else somebody new. However many requests ask at once, there is one row.
     */
    Viewer welcome(CognitoProfile profile) {
        return database.transaction(CognitoSql.class, sql -> {
            sql.lock(profile.subject());
            var known = sql.person(profile.subject());
            var email = profile.email();
            if (known.isPresent()) {
                if (email != null) {
                    sql.learnEmail(profile.subject(), email, profile.placeholder());
                }
                return known.get().viewer();
            }
            if (email == null || sql.link(profile.subject(), email) == 0) {
                add(sql, profile);
            }
            return sql.person(profile.subject())
                    .map(FoundPerson::viewer)
                    .orElseThrow(() -> new IllegalStateException("No handle is free for " + profile.subject()));
        });
    }

    private static void add(CognitoSql sql, CognitoProfile profile) {
        var email = profile.email() == null ? profile.placeholder() : profile.email();
        for (var handle : profile.handles()) {
            var added =
                    sql.add(Ids.next(), profile.subject(), handle, profile.displayName(), email, profile.placeholder());
            if (added > 0) {
                return;
            }
        }
    }
}
