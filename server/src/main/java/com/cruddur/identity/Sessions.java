package com.cruddur.identity;

import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Authenticator;
import com.cruddur.platform.http.Credential;
import com.cruddur.platform.http.Viewer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** What can be done with sessions: random tokens, of which the database keeps the hash. */
public final class Sessions implements Authenticator {

    private final Database database;

    public Sessions(Database database) {
        this.database = database;
        database.register(new ViewerMapper());
    }

    @Override
    public Optional<Viewer> identify(Credential credential) {
        return database.query(SessionSql.class, sql -> sql.viewer(hash(credential.token())));
    }

    /** What is kept of a token. It is random, so that a fast hash without salt is enough. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
