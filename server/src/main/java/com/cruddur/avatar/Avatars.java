package com.cruddur.avatar;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.PathHandle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be done with people's pictures. */
public final class Avatars {

    private static final Logger LOG = LoggerFactory.getLogger(Avatars.class);

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final Database database;
    private final AvatarStore store;
    private final AvatarProcessor processor = new AvatarProcessor();

    public Avatars(Database database, AvatarStore store) {
        this.database = database;
        this.store = store;
    }

    /** A picture to send. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Shown(String mediaType, byte[] bytes) {}

    /**
     * Keeps a square made of the picture in {@code file} as that of {@code user}; the one before is deleted.
     *
     * @throws Failure.Invalid when it is none that is taken
     * @throws Failure.Unavailable when there are too many at once, or the store does not take it
     */
    void change(UUID user, byte[] file) {
        var picture = processor.develop(file);
        var key = AvatarKey.next(picture.extension());
        try {
            store.put(key.value(), picture.bytes());
        } catch (IOException e) {
            throw new Failure.Unavailable("Pictures cannot be kept just now. Try again later.", RETRY_AFTER, e);
        }
        try {
            replace(user, key.value());
        } catch (RuntimeException e) {
            delete(key);
            throw e;
        }
    }

    /** Goes back to the generated picture. */
    void remove(UUID user) {
        replace(user, null);
    }

    /**
     * The picture of the person of that handle, uploaded or generated.
     *
     * @param viewer who looks, null for who is not signed in
     * @throws Failure.NotFound when nobody has the handle whom {@code viewer} may see
     * @throws Failure.Unavailable when the store does not answer
     */
    Shown picture(@Nullable UUID viewer, String handle) {
        var owner = database.query(AvatarSql.class, sql -> sql.owner(viewer, handle))
                .orElseThrow(PathHandle::nobody);
        return AvatarKey.of(owner.avatarKey())
                .flatMap(key -> read(key).map(bytes -> new Shown(key.mediaType(), bytes)))
                .orElseGet(() -> new Shown(
                        GeneratedAvatar.MEDIA_TYPE, GeneratedAvatar.of(owner).getBytes(StandardCharsets.UTF_8)));
    }

    /** Deletes what is kept under {@code key}, of somebody who is gone. */
    public void forget(String key) {
        AvatarKey.of(key).ifPresent(this::delete);
    }

    private void replace(UUID user, @Nullable String key) {
        var before = database.query(AvatarSql.class, sql -> sql.replace(user, key))
                .orElseThrow(() -> new Failure.Unauthorized("This account is no more."));
        AvatarKey.of(before).ifPresent(this::delete);
    }

    private Optional<byte[]> read(AvatarKey key) {
        try {
            return store.get(key.value());
        } catch (IOException e) {
            throw new Failure.Unavailable("Pictures cannot be read just now. Try again later.", RETRY_AFTER, e);
        }
    }

    /** What stays behind costs space and nothing else. */
    private void delete(AvatarKey key) {
        try {
            store.delete(key.value());
        } catch (IOException e) {
            LOG.warn("The picture {} cannot be deleted: {}", key.value(), e.toString());
        }
    }
}
