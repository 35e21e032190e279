package com.cruddur.avatar;

import com.cruddur.avatar.AvatarSql.AvatarVersion;
import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.PathHandle;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores, deletes and reads people's pictures. */
public final class Avatars {

    private static final Logger LOG = LoggerFactory.getLogger(Avatars.class);

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    /** The time after which a picture that changed on another server shows beside posts. */
    private static final Duration VERSIONS_KEPT = Duration.ofSeconds(1);

    private static final int MOST_VERSIONS = 10_000;

    private final Database database;
    private final AvatarStore store;
    private final AvatarProcessor processor = new AvatarProcessor();

    /** The versions of pictures by the handles of people; empty for people without one. */
    private final Cache<String, Optional<String>> versions = Caffeine.newBuilder()
            .maximumSize(MOST_VERSIONS)
            .expireAfterWrite(VERSIONS_KEPT)
            .build();

    public Avatars(Database database, AvatarStore store) {
        this.database = database;
        this.store = store;
    }

    /**
     * A picture to send.
     *
     * @param version the version of an uploaded picture, null for a generated one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Shown(String mediaType, byte[] bytes, @Nullable String version) {}

    /**
     * Stores a square of the picture in {@code file} for {@code user}, and deletes the previous one.
     *
     * @throws Failure.Invalid when the file is not an accepted picture
     * @throws Failure.Unavailable when too many pictures are waiting, or the store fails
     */
    void change(UUID user, byte[] file) {
        var picture = processor.process(file);
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

    /** Deletes the uploaded picture, so that the generated one shows again. */
    void remove(UUID user) {
        replace(user, null);
    }

    /**
     * The picture of the person with {@code handle}, uploaded or generated.
     *
     * @param viewer null for an anonymous reader
     * @throws Failure.NotFound when nobody whom {@code viewer} may see has {@code handle}
     * @throws Failure.Unavailable when the store does not answer
     */
    Shown picture(@Nullable UUID viewer, String handle) {
        var owner = database.query(AvatarSql.class, sql -> sql.owner(viewer, handle))
                .orElseThrow(PathHandle::nobody);
        return AvatarKey.of(owner.avatarKey())
                .flatMap(key -> read(key).map(bytes -> new Shown(key.mediaType(), bytes, key.version())))
                .orElseGet(() -> new Shown(
                        GeneratedAvatar.MEDIA_TYPE, GeneratedAvatar.of(owner).getBytes(StandardCharsets.UTF_8), null));
    }

    /**
     * The versions of the uploaded pictures of those of the people with {@code handles} who have one. A query, unless all
     * are known from a page a moment ago.
     */
    public Map<String, String> versions(Set<String> handles) {
        var uploaded = new HashMap<String, String>();
        versions.getAll(handles, this::read)
                .forEach((handle, version) -> version.ifPresent(value -> uploaded.put(handle, value)));
        return uploaded;
    }

    private Map<String, Optional<String>> read(Set<? extends String> handles) {
        var uploaded = database.read(AvatarSql.class, sql -> sql.versions(handles.toArray(String[]::new))).stream()
                .collect(Collectors.toMap(AvatarVersion::handle, AvatarVersion::avatarVersion));
        return handles.stream()
                .collect(Collectors.toMap(Function.identity(), handle -> Optional.ofNullable(uploaded.get(handle))));
    }

    /** {@code user} as the page with the form for their picture shows them. */
    Person own(UUID user, String handle) {
        return database.query(AvatarSql.class, sql -> sql.owner(user, handle))
                .map(owner -> new Person(owner.handle(), owner.displayName(), version(owner)))
                .orElseGet(() -> new Person(handle, handle)); // a suspended person sees no picture
    }

    private static @Nullable String version(AvatarOwner owner) {
        return AvatarKey.of(owner.avatarKey()).map(AvatarKey::version).orElse(null);
    }

    /** Deletes the picture with {@code key}, whose account is deleted. A failure is only logged. */
    public void forget(String key) {
        AvatarKey.of(key).ifPresent(this::delete);
    }

    private void replace(UUID user, @Nullable String key) {
        var before = database.query(AvatarSql.class, sql -> sql.replace(user, key))
                .orElseThrow(() -> new Failure.Unauthorized("This account is no more."));
        versions.invalidateAll();
        AvatarKey.of(before).ifPresent(this::delete);
    }

    private Optional<byte[]> read(AvatarKey key) {
        try {
            return store.get(key.value());
        } catch (IOException e) {
            throw new Failure.Unavailable("Pictures cannot be read just now. Try again later.", RETRY_AFTER, e);
        }
    }

    /** Only logs a failure: the file that remains costs nothing but space. */
    private void delete(AvatarKey key) {
        try {
            store.delete(key.value());
        } catch (IOException e) {
            LOG.warn("The picture {} cannot be deleted: {}", key.value(), e.toString());
        }
    }

    /** The owner of a picture; {@code avatarKey} is null without an upload. */
    record AvatarOwner(
            String handle, String displayName, @Nullable String avatarKey) {}
}
