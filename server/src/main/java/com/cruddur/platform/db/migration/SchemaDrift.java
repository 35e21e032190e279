package com.cruddur.platform.db.migration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * The differences between a database's history and our migrations, by version; all are empty when the schema is
 * current.
 *
 * @param pending ours that are not applied
 * @param failed those that failed midway
 * @param unknown applied ones that are not ours: the schema is newer
 * @param edited applied ones whose text differs from ours
 */
public record SchemaDrift(List<String> pending, List<String> failed, List<String> unknown, List<String> edited) {

    /** Pending, including those below an applied version. */
    private static final Set<MigrationState> PENDING = EnumSet.of(MigrationState.PENDING, MigrationState.IGNORED);

    private static final Set<MigrationState> UNKNOWN =
            EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.MISSING_SUCCESS);

    private static final Set<ErrorCode> EDITED =
            Set.of(CoreErrorCode.CHECKSUM_MISMATCH, CoreErrorCode.DESCRIPTION_MISMATCH, CoreErrorCode.TYPE_MISMATCH);

    /** Reads the history; changes nothing. */
    static SchemaDrift of(Flyway flyway) {
        var all = Arrays.asList(flyway.info().all());
        var edited = flyway.validateWithResult().invalidMigrations.stream()
                .filter(invalid -> EDITED.contains(invalid.errorDetails.errorCode))
                .map(invalid -> String.valueOf(invalid.version))
                .toList();
        return new SchemaDrift(
                versions(all, PENDING::contains),
                versions(all, MigrationState::isFailed),
                versions(all, UNKNOWN::contains),
                edited);
    }

    private static List<String> versions(List<MigrationInfo> all, Predicate<MigrationState> wanted) {
        return all.stream()
                .filter(migration -> wanted.test(migration.getState()))
                .map(migration -> String.valueOf(migration.getVersion()))
                .toList();
    }
}
