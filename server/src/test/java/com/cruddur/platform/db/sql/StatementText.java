package com.cruddur.platform.db.sql;

/** A statement as it is run, for tests that ask PostgreSQL for its plan. */
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
}
