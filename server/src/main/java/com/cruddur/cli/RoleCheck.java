package com.cruddur.cli;

import com.cruddur.config.Config;
import com.cruddur.config.Settings;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.ServingRole;
import com.cruddur.platform.db.connect.DatabaseUrl;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the role that serves from a remote database, before the service starts. */
final class RoleCheck {

    private static final Logger LOG = LoggerFactory.getLogger(RoleCheck.class);

    private static final int SHOWN = 3;

    private RoleCheck() {}

    /**
     * Refuses an administrator on another machine unless {@code ALLOW_SUPERUSER} is set.
     *
     * @throws OperatorException when the role is an administrator of a database on another machine
     */
    static void refuseAdministrator(Config config, DatabaseUrl url) {
        if (config.get(Settings.ALLOW_SUPERUSER) || url.isOnThisMachine()) {
            return;
        }
        var role = ServingRole.of(url);
        if (role.administrator() != null) {
            throw new OperatorException(
                    "The role %s %s in %s: serve as one that can only read and write rows, which cruddur migrate --grant sets up, or set ALLOW_SUPERUSER=true"
                            .formatted(role.name(), role.administrator(), url));
        }
    }

    /**
     * Requires that the role can read and write all rows.
     *
     * @throws OperatorException naming the missing rights
     */
    static void requireRights(DatabaseUrl url) {
        var role = ServingRole.of(url);
        if (!role.lacking().isEmpty()) {
            throw new OperatorException(
                    "The role %s lacks %s%s in %s: as the owner of the tables, run cruddur migrate --grant %s"
                            .formatted(
                                    role.name(),
                                    role.lacking().stream().limit(SHOWN).collect(Collectors.joining(", ")),
                                    role.lacking().size() > SHOWN ? ", …" : "",
                                    url,
                                    role.name()));
        }
        if (!role.unset().isEmpty()) {
            LOG.warn(
                    "Sessions behind the pooler lack {}: as the owner of the tables, run cruddur migrate --grant {},"
                            + " then have the pooler connect anew",
                    String.join(", ", role.unset()),
                    role.name());
        }
    }
}
