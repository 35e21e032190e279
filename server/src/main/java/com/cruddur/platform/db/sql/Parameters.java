package com.cruddur.platform.db.sql;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Maps the arguments of a method to the parameters of its statement: each by its name, those of a record by the names
 * of its components.
 */
final class Parameters {

    /** Extracts a value from the arguments of a call. */
    private interface Argument {
        @Nullable Object of(@Nullable Object[] arguments);
    }

    /** The source of a statement's parameter; {@code position} is that of the method's parameter. */
    private record Source(int position, ParameterBinder binder, Argument argument) {}

    private final Source[] sources;
    private int maxRows = -1;
    private int page = -1;

    /** @throws IllegalArgumentException when the method lacks a parameter of the statement, or has one too many */
    Parameters(Method method, List<String> names) {
        var known = new HashMap<String, Source>();
        var parameters = method.getParameters();
        for (var i = 0; i < parameters.length; i++) {
            var type = parameters[i].getType();
            if (parameters[i].isAnnotationPresent(MaxRows.class)) {
                maxRows = i;
            } else if (type == KeysetPage.class) {
                page = i;
                addPage(known, i);
            } else if (type.isRecord()) {
                addRecord(known, i, type);
            } else {
                var position = i;
                known.put(
                        parameters[i].getName(),
                        new Source(i, ParameterBinder.of(type), arguments -> arguments[position]));
            }
        }
        sources = names.stream().map(name -> source(method, known, name)).toArray(Source[]::new);
        requireAllUsed(method);
    }

    private static Source source(Method method, Map<String, Source> known, String name) {
        var source = known.get(name);
        if (source == null) {
            throw new IllegalArgumentException("%s has no parameter for :%s".formatted(method, name));
        }
        return source;
    }

    private void requireAllUsed(Method method) {
        for (var i = 0; i < method.getParameterCount(); i++) {
            var position = i;
            var used = i == maxRows || List.of(sources).stream().anyMatch(source -> source.position() == position);
            if (!used) {
                throw new IllegalArgumentException("The statement of %s does not use its parameter %s"
                        .formatted(method, method.getParameters()[i].getName()));
            }
        }
    }

    private static void addPage(Map<String, Source> known, int position) {
        known.put(
                "createdAt",
                new Source(
                        position,
                        ParameterBinder.of(OffsetDateTime.class),
                        arguments -> page(arguments, position).createdAt()));
        known.put(
                "uuid",
                new Source(
                        position,
                        ParameterBinder.of(UUID.class),
                        arguments -> page(arguments, position).uuid()));
        known.put(
                "maxRows",
                new Source(
                        position,
                        ParameterBinder.of(int.class),
                        arguments -> page(arguments, position).maxRows()));
    }

    private static KeysetPage page(@Nullable Object[] arguments, int position) {
        return (KeysetPage) Objects.requireNonNull(arguments[position]);
    }

    private static void addRecord(Map<String, Source> known, int position, Class<?> type) {
        for (var component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true); // records of the features are package-private
            known.put(
                    component.getName(),
                    new Source(
                            position,
                            ParameterBinder.of(component.getType()),
                            arguments -> value(component, Objects.requireNonNull(arguments[position]))));
        }
    }

    private static @Nullable Object value(RecordComponent component, Object argument) {
        try {
            return component.getAccessor().invoke(argument);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns whether the method reads a list in both directions. */
    boolean hasPage() {
        return page >= 0;
    }

    /** Returns whether this call reads newer rows. */
    boolean isMirrored(@Nullable Object[] arguments) {
        return hasPage() && page(arguments, page).direction() == KeysetPage.Direction.NEWER;
    }

    void bind(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        for (var i = 0; i < sources.length; i++) {
            sources[i].binder().bind(statement, i + 1, sources[i].argument().of(arguments));
        }
        if (hasPage()) {
            statement.setMaxRows(page(arguments, page).maxRows());
        } else if (maxRows >= 0) {
            statement.setMaxRows((int) Objects.requireNonNull(arguments[maxRows]));
        }
    }
}
