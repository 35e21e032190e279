package com.cruddur.platform.db.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Implements the SQL interface of a feature: its method {@code home} runs the file {@code FeedSql/home.sql} beside it.
 * Files, parameters and columns are matched once per interface, so a call costs little more than plain JDBC.
 */
public final class SqlInterface<S> {

    private static final Object[] NO_ARGUMENTS = {};

    private static final ClassValue<SqlInterface<?>> ALL = new ClassValue<>() {
        @Override
        protected SqlInterface<?> computeValue(Class<?> type) {
            return new SqlInterface<>(type);
        }
    };

    private final Class<S> type;
    private final Map<Method, SqlMethod> methods;

    private SqlInterface(Class<S> type) {
        this.type = type;
        var folder = type.getName().replaceFirst("^com\\.cruddur\\.", "").replace('.', '/');
        methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .collect(Collectors.toMap(
                        method -> method, method -> new SqlMethod(method, folder + "/" + method.getName() + ".sql")));
    }

    /**
     * Returns the methods of {@code type}, run on {@code connection}.
     *
     * @throws IllegalArgumentException when a method does not match its file
     */
    public static <S> S on(Class<S> type, Connection connection) {
        return of(type).on(connection);
    }

    @SuppressWarnings("unchecked") // computeValue returns the type that it is called with
    static <S> SqlInterface<S> of(Class<S> type) {
        return (SqlInterface<S>) ALL.get(type);
    }

    private S on(Connection connection) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            var run = methods.get(method);
            return run == null
                    ? method.invoke(connection, arguments) // toString, hashCode and equals
                    : run.run(connection, arguments == null ? NO_ARGUMENTS : arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    Collection<SqlMethod> methods() {
        return methods.values();
    }
}
