package com.cruddur.platform.db.sql;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates an object from each row of a result. Columns match the components of a record by label: the component
 * {@code createdAt} is the column {@code created_at}, and a component that is a record is built from columns of that
 * row. Any other type is the only column. Labels are looked up once per statement, because a statement names its
 * columns.
 */
interface RowReader {

    @Nullable Object read(ResultSet row) throws SQLException;

    /** @throws SQLException when a component has no column, or a column no component */
    static RowReader of(Class<?> type, ResultSetMetaData columns) throws SQLException {
        var numbers = numbers(columns);
        if (!type.isRecord()) {
            var reader = ColumnReader.of(type);
            if (numbers.size() != 1) {
                throw new SQLException(
                        "%s is read from one column, not from %s".formatted(type.getSimpleName(), numbers.keySet()));
            }
            return row -> reader.read(row, 1);
        }
        var unread = new HashSet<>(numbers.keySet());
        var reader = ofRecord(type, numbers, unread);
        if (!unread.isEmpty()) {
            throw new SQLException("%s has no component for the columns %s".formatted(type.getSimpleName(), unread));
        }
        return reader;
    }

    private static Map<String, Integer> numbers(ResultSetMetaData columns) throws SQLException {
        var numbers = new LinkedHashMap<String, Integer>();
        for (var column = 1; column <= columns.getColumnCount(); column++) {
            if (numbers.put(columns.getColumnLabel(column), column) != null) {
                throw new SQLException("Two columns are called " + columns.getColumnLabel(column));
            }
        }
        return numbers;
    }

    private static RowReader ofRecord(Class<?> type, Map<String, Integer> numbers, Set<String> unread)
            throws SQLException {
        var components = type.getRecordComponents();
        var readers = new RowReader[components.length];
        for (var i = 0; i < components.length; i++) {
            readers[i] = ofComponent(components[i], numbers, unread);
        }
        var constructor = constructor(type, components);
        return row -> {
            var values = new @Nullable Object[readers.length];
            for (var i = 0; i < readers.length; i++) {
                values[i] = readers[i].read(row);
            }
            return construct(constructor, values);
        };
    }

    private static RowReader ofComponent(RecordComponent component, Map<String, Integer> numbers, Set<String> unread)
            throws SQLException {
        if (component.getType().isRecord()) {
            return ofRecord(component.getType(), numbers, unread);
        }
        var label = label(component.getName());
        var number = numbers.get(label);
        if (number == null) {
            throw new SQLException("There is no column %s for %s.%s"
                    .formatted(label, component.getDeclaringRecord().getSimpleName(), component.getName()));
        }
        unread.remove(label);
        var reader = ColumnReader.of(component.getType());
        int column = number;
        return row -> reader.read(row, column);
    }

    private static String label(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true); // records of the features are package-private
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object construct(MethodHandle constructor, @Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
