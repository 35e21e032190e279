package com.cruddur.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.text.NameKey;
import com.cruddur.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database compares names by the key that Java makes. */
class NameKeySqlTest {

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.migrated();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    /** In the form in which handles are kept, since an older PostgreSQL does not know what newer characters are made of. */
    @Test
    void everyCharacterHasTheSameKeyInJavaAndInTheDatabase() throws SQLException {
        var characters = IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE
                        && Character.getType(codePoint) != Character.PRIVATE_USE)
                .mapToObj(codePoint -> Normalizer.normalize("x" + Character.toString(codePoint), Normalizer.Form.NFKC))
                .toList();
        var names = new ArrayList<String>();
        for (var from = 0; from < characters.size(); from += 50) {
            names.add(String.join("", characters.subList(from, Math.min(from + 50, characters.size()))));
        }

        assertThat(differing(names)).isEmpty();
    }

    @Test
    void wordsHaveTheSameKeyInJavaAndInTheDatabase() throws SQLException {
        var words = List.of(
                "BaYKo_9.-x", "STRAẞE", "İSTANBUL", "ıı", "i\u0323\u0307", "ᾈδης", "ΣΟΦΟΣ", "H\u0331", "ﬁn", "ＡＢ", "");

        assertThat(differing(words)).isEmpty();
    }

    /** Rate limits count by the key: what the database takes for one address or handle has one. */
    @Test
    void namesThatLowerUnitesHaveOneKey() throws SQLException {
        var letters = IntStream.rangeClosed(1, 0xFFFF)
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .toList();
        try (var connection = database.url().connect("cruddur-test")) {
            var lower = each(connection, "lower(name)", letters);

            assertThat(lower.stream().map(NameKey::of).toList())
                    .isEqualTo(letters.stream().map(NameKey::of).toList());
        }
    }

    @Test
    void aKeyBelongsToOnePerson() {
        database.addUser("Straße");

        assertThatThrownBy(() -> database.addUser("STRASSE")).hasMessageContaining("users_handle_name_key");
    }

    private static List<String> differing(List<String> names) throws SQLException {
        try (var connection = database.url().connect("cruddur-test")) {
            var keys = each(connection, "public.name_key(name)", names);
            var differing = new ArrayList<String>();
            for (var i = 0; i < names.size(); i++) {
                if (!NameKey.of(names.get(i)).equals(keys.get(i))) {
                    differing.add("%s: %s, not %s".formatted(names.get(i), keys.get(i), NameKey.of(names.get(i))));
                }
            }
            return differing;
        }
    }

    private static List<String> each(Connection connection, String expression, List<String> names) throws SQLException {
        var sql =
                "SELECT " + expression + " FROM unnest(?::text[]) WITH ORDINALITY AS one (name, place) ORDER BY place";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (var rows = statement.executeQuery()) {
                var results = new ArrayList<String>();
                while (rows.next()) {
                    results.add(rows.getString(1));
                }
                return results;
            }
        }
    }
}
