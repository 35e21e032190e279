package com.cruddur.platform.db.sql;

import java.util.function.UnaryOperator;

/** A statement as it is run, for tests that prepare it or ask PostgreSQL for its plan. */
public final class StatementText {

    private StatementText() {}

    /** The file at {@code path} below {@code com/cruddur}, with {@code :name} for parameters. */
    public static String of(String path, KeysetPage.Direction direction) {
        var file = SqlFile.read(path);
        return switch (direction) {
            case OLDER -> file.text();
            case NEWER -> file.mirrored().text();
        };
    }

    /** The file at {@code path}, with what it includes, as {@code contents} has them; {@code ?} for parameters. */
    public static String prepared(String path, UnaryOperator<String> contents) {
        return SqlFile.read(path, contents).statement().text();
    }
}
