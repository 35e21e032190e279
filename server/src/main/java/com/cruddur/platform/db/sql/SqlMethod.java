package com.cruddur.platform.db.sql;

import com.cruddur.platform.trace.Span;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method that runs a file. It returns all rows (List, Set), the first row (Optional, or the type itself if a row
 * always exists), or the number of rows that a statement without a result changed (int).
 */
final class SqlMethod {

    private static final Set<Class<?>> COUNTS = Set.of(int.class, void.class);

    private final String name;
    private final Class<?> returnType;
    private final Class<?> rowType;
    private final Parameters parameters;
    private final String text;
    private final @Nullable String mirrored;
    private volatile @Nullable RowReader reader;

    /**
     * Reads the file at {@code path}.
     *
     * @throws IllegalArgumentException when the method does not match its file
     */
    SqlMethod(Method method, String path) {
        name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        returnType = method.getReturnType();
        rowType = rowType(method);
        var file = SqlFile.read(path);
        var statement = file.statement();
        text = statement.text();
        mirrored = file.isMirrored() ? file.mirrored().statement().text() : null;
        parameters = new Parameters(method, statement.parameters());
        if ((mirrored != null) != parameters.hasPage()) {
            throw new IllegalArgumentException(name + ": a file with mirrored lines takes a KeysetPage, no other does");
        }
    }

    private static Class<?> rowType(Method method) {
        return method.getGenericReturnType() instanceof ParameterizedType container
                ? (Class<?>) container.getActualTypeArguments()[0]
                : method.getReturnType();
    }

    @Nullable Object run(Connection connection, @Nullable Object[] arguments) {
        var sql = text(arguments);
        try (var span = Span.current().call(name)) {
            span.with("db.system.name", "postgresql").with("db.query.text", sql);
            try {
                return run(connection, sql, arguments);
            } catch (SQLException e) {
                span.with("db.response.status_code", String.valueOf(e.getSQLState()))
                        .failed(e);
                throw new UncheckedSqlException(name, e);
            }
        }
    }

    private @Nullable Object run(Connection connection, String sql, @Nullable Object[] arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            parameters.bind(statement, arguments);
            return statement.execute() ? result(statement.getResultSet()) : changed(statement.getUpdateCount());
        }
    }

    private String text(@Nullable Object[] arguments) {
        return mirrored != null && parameters.isMirrored(arguments) ? mirrored : text;
    }

    private @Nullable Object changed(int rows) {
        if (!COUNTS.contains(returnType)) {
            throw new IllegalStateException(name + " returns rows, and its statement does not");
        }
        return returnType == void.class ? null : rows;
    }

    private @Nullable Object result(ResultSet rows) throws SQLException {
        if (returnType == void.class) {
            return null;
        }
        var known = reader;
        if (known == null) {
            known = RowReader.of(rowType, rows.getMetaData());
            reader = known;
        }
        if (returnType == List.class) {
            return all(rows, known, new ArrayList<>());
        }
        if (returnType == Set.class) {
            return all(rows, known, new LinkedHashSet<>());
        }
        var first = rows.next() ? Optional.ofNullable(known.read(rows)) : Optional.empty();
        return returnType == Optional.class
                ? first
                : first.orElseThrow(() -> new IllegalStateException(name + " found no row"));
    }

    private static Collection<@Nullable Object> all(
            ResultSet rows, RowReader reader, Collection<@Nullable Object> result) throws SQLException {
        while (rows.next()) {
            result.add(reader.read(rows));
        }
        return result;
    }

    /**
     * Prepares the statement in each direction without running it.
     *
     * @throws SQLException when it does not fit the schema, or its columns do not fit the method's return type
     */
    void prepare(Connection connection) throws SQLException {
        prepare(connection, text);
        if (mirrored != null) {
            prepare(connection, mirrored);
        }
    }

    private void prepare(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            var columns = statement.getMetaData();
            if (columns == null && !COUNTS.contains(returnType)) {
                throw new SQLException(name + " returns rows, and its statement does not");
            }
            if (columns != null && returnType != void.class) {
                RowReader.of(rowType, columns);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
