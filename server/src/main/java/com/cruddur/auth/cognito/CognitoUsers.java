package com.cruddur.auth.cognito;

import com.cruddur.auth.cognito.CognitoTokens.AccessToken;
import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.request.ReadConsistency;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the people of the user pool in our table, and adds those who come for the first time. */
final class CognitoUsers {

    private final Database database;
    private final CognitoProfiles profiles;

    /** The rows being created: further requests of the same person wait for these, not for a connection. */
    private final Map<String, CompletableFuture<Viewer>> creations = new ConcurrentHashMap<>();

    CognitoUsers(Database database, CognitoProfiles profiles) {
        this.database = database;
        this.profiles = profiles;
    }

    /** The person with that access token, by one query; the first token creates their row. */
    Viewer withToken(AccessToken token) {
        var creation = creations.get(token.subject());
        if (creation != null) {
            return result(creation); // without a query, which could take the connection that the creation needs
        }
        var found = database.query(CognitoSql.class, sql -> sql.person(token.subject()));
        found.ifPresent(person -> ReadConsistency.lastWrite(person.lastWrite()));
        return found.map(FoundPerson::viewer).orElseGet(() -> firstSight(token));
    }

    private Viewer firstSight(AccessToken token) {
        var mine = new CompletableFuture<Viewer>();
        var earlier = creations.putIfAbsent(token.subject(), mine);
        if (earlier != null) {
            return result(earlier);
        }
        try {
            mine.complete(welcome(profiles.of(token)));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        } finally {
            creations.remove(token.subject(), mine);
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
     * Finds or creates the person with this profile: by the id, else by the verified address of a row without an id,
     * else as a new row. Concurrent calls create one row.
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

    /**
     * A person found by their id in Cognito.
     *
     * @param lastWrite the position that a replica must have replayed to show the person's writes, null when the last
     *     one is long ago
     */
    record FoundPerson(Viewer viewer, @Nullable Long lastWrite) {}
}
