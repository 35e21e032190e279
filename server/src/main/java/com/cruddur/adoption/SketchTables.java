package com.cruddur.adoption;

import com.cruddur.adoption.AdoptionSql.SketchColumn;
import com.cruddur.platform.OperatorException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the two old tables, and the statements that copy their rows into the staging tables. Versions of the
 * sketch differ in columns and types; what a table lacks is read as null. Times without a zone are read in that of the
 * session.
 */
final class SketchTables {

    private static final Set<String> PEOPLE =
            Set.of("uuid", "display_name", "handle", "email", "cognito_user_id", "created_at");

    private static final Set<String> POSTS = Set.of(
            "uuid",
            "user_uuid",
            "message",
            "replies_count",
            "reposts_count",
            "likes_count",
            "reply_to_activity_uuid",
            "expires_at",
            "created_at");

    private static final Set<String> TEXTS = Set.of("text", "character varying", "character");

    private final Map<String, String> people;
    private final Map<String, String> posts;

    private SketchTables(Map<String, String> people, Map<String, String> posts) {
        this.people = people;
        this.posts = posts;
    }

    /**
     * Reads the columns.
     *
     * @throws OperatorException when a table or an indispensable column is missing
     */
    static SketchTables of(AdoptionSql sql) {
        var people = types(sql.columns("public.users"));
        var posts = types(sql.columns("public.activities"));
        require("users", people, "uuid", "handle");
        require("activities", posts, "uuid", "user_uuid", "message");
        return new SketchTables(people, posts);
    }

    private static Map<String, String> types(List<SketchColumn> columns) {
        return columns.stream().collect(Collectors.toMap(SketchColumn::name, SketchColumn::type));
    }

    private static void require(String table, Map<String, String> types, String... names) {
        if (types.isEmpty()) {
            throw new OperatorException(
                    "There is no table public.%s to take over: adopt is for a database with the tables users and activities; an empty one needs ./cruddur migrate"
                            .formatted(table));
        }
        for (var name : names) {
            if (!types.containsKey(name)) {
                throw new OperatorException(
                        "Nothing was changed: public.%s has no column %s, without which its rows cannot be taken over"
                                .formatted(table, name));
            }
        }
    }

    /** Returns the names of the columns that Cruddur does not know, by table. */
    List<String> unknownColumns() {
        return Stream.concat(unknown("users", people, PEOPLE), unknown("activities", posts, POSTS))
                .toList();
    }

    private static Stream<String> unknown(String table, Map<String, String> types, Set<String> known) {
        return types.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> table + "." + name);
    }

    /** Returns whether the column of the post that a reply answers holds numbers, which name no post. */
    boolean numbersReplies() {
        var type = posts.get("reply_to_activity_uuid");
        return type != null && !isId(type);
    }

    boolean hasTimesWithoutZone() {
        return people.containsValue("timestamp without time zone")
                || posts.containsValue("timestamp without time zone");
    }

    /** Returns the statement that stages people, the earliest first. */
    String stagePeople() {
        return """
                INSERT INTO sketch_people (
                    uuid, display_name, handle, original_handle, email, cognito_user_id, created_at)
                SELECT %s, %s, old.handle, old.handle, btrim(%s), nullif(btrim(%s), ''), %s
                FROM public.users AS old
                ORDER BY old.created_at, old.uuid, old.ctid
                """.replace(
                        "ORDER BY old.created_at,",
                        people.containsKey("created_at") ? "ORDER BY old.created_at," : "ORDER BY")
                .formatted(
                        id("users", people, "uuid"),
                        text(people, "display_name"),
                        text(people, "email"),
                        text(people, "cognito_user_id"),
                        created("users", people));
    }

    /** Returns the statement that stages posts, the earliest first. */
    String stagePosts() {
        var reply = posts.get("reply_to_activity_uuid");
        return """
                INSERT INTO sketch_posts (
                    uuid, user_uuid, message, reply_to_activity_uuid, lost_reply, counted, expires_at, created_at)
                SELECT %s, %s, CAST(old.message AS text), %s, %s, %s, %s, %s
                FROM public.activities AS old
                ORDER BY old.created_at, old.uuid, old.ctid
                """.replace(
                        "ORDER BY old.created_at,",
                        posts.containsKey("created_at") ? "ORDER BY old.created_at," : "ORDER BY")
                .formatted(
                        id("activities", posts, "uuid"),
                        id("activities", posts, "user_uuid"),
                        reply == null || numbersReplies() ? "NULL" : id("activities", posts, "reply_to_activity_uuid"),
                        numbersReplies() ? "old.reply_to_activity_uuid IS NOT NULL" : "false",
                        counter("likes_count") + " + " + counter("reposts_count") + " > 0",
                        expires(),
                        created("activities", posts));
    }

    private String counter(String name) {
        return posts.containsKey(name) ? "coalesce(CAST(old.%s AS bigint), 0)".formatted(name) : "0";
    }

    private static String text(Map<String, String> types, String name) {
        return types.containsKey(name) ? "CAST(old.%s AS text)".formatted(name) : "CAST(NULL AS text)";
    }

    private static boolean isId(String type) {
        return type.equals("uuid") || TEXTS.contains(type);
    }

    private static String id(String table, Map<String, String> types, String name) {
        var type = String.valueOf(types.get(name));
        if (!isId(type)) {
            throw unfit(table, name, type);
        }
        return "CAST(%s AS uuid)"
                .formatted(type.equals("uuid") ? "old." + name : "nullif(btrim(old.%s), '')".formatted(name));
    }

    private String created(String table, Map<String, String> types) {
        var time = time(table, types, "created_at");
        return "CASE WHEN %1$s >= '0001-01-01 00:00+00' AND %1$s < '10000-01-01 00:00+00' THEN %1$s ELSE now() END"
                .formatted(time);
    }

    private String expires() {
        var time = time("activities", posts, "expires_at");
        return "CASE WHEN %1$s < '10000-01-01 00:00+00' THEN greatest(%1$s, '0001-01-01 00:00+00') END".formatted(time);
    }

    private String time(String table, Map<String, String> types, String name) {
        @Nullable String type = types.get(name);
        return switch (type) {
            case null -> "CAST(NULL AS timestamptz)";
            case "timestamp with time zone" -> "old." + name;
            case "timestamp without time zone" -> "CAST(old.%s AS timestamptz)".formatted(name);
            default -> throw unfit(table, name, type);
        };
    }

    private static OperatorException unfit(String table, String name, String type) {
        return new OperatorException(
                "Nothing was changed: the column %s of public.%s is %s, which cannot be taken over; change its type first"
                        .formatted(name, table, type));
    }
}
