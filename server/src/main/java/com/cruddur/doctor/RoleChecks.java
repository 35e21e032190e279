package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.doctor.Finding.Warning;
import com.cruddur.platform.db.ServingRole;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import java.util.ArrayList;

/** Checks that the role has the rights it needs and no others. */
final class RoleChecks {

    private static final String GRANT = "as the owner of the tables, run ./cruddur migrate --grant ";

    private final DatabaseUrl url;
    private final Deployment deployment;

    RoleChecks(DatabaseUrl url, Deployment deployment) {
        this.url = url;
        this.deployment = deployment;
    }

    /** Checks that a stolen password of this role would do little damage. */
    Finding role(DoctorSql sql) {
        return switch (deployment.place()) {
            case Deployment.Place.Remote _ -> judged(ServingRole.of(url), sql);
            case Deployment.Place.Embedded _, Deployment.Place.Stopped _ ->
                new Good("the embedded database is Cruddur's own, and listens on this machine only");
        };
    }

    private Finding judged(ServingRole role, DoctorSql sql) {
        if (role.administrator() != null) {
            return administrator(role.name() + " " + role.administrator());
        }
        var powers = new ArrayList<>(role.excess());
        powers.addAll(sql.attributes());
        if (role.owner()) {
            powers.addFirst("all with the tables, which are its own");
        }
        return powers.isEmpty()
                ? new Good(role.name() + " may read and write rows, and nothing beyond")
                : new Warning(
                        "%s may more than read and write rows: %s".formatted(role.name(), FindingText.some(powers)),
                        "make a role that only serves; " + GRANT + "that role, and sign in as it");
    }

    /**
     * Applies the rule of {@code serve}: an administrator is refused on another machine unless {@code ALLOW_SUPERUSER}
     * is set.
     */
    private Finding administrator(String words) {
        var cure = "make a role that only serves; " + GRANT + "that role, and sign in as it";
        return deployment.superuserAllowed() || url.isOnThisMachine()
                ? new Warning(words + ": whoever gets hold of its password has the whole server", cure)
                : new Broken(words + ", and serve refuses to serve as such a role", cure);
    }

    Finding rights() {
        var role = ServingRole.of(url);
        return role.lacking().isEmpty()
                ? new Good("%s may read and write the rows of all our tables".formatted(role.name()))
                : new Broken(
                        "%s lacks %s".formatted(role.name(), FindingText.some(role.lacking())), GRANT + role.name());
    }

    /** Behind a pooler a session cannot change settings, so they have to be stored with the role. */
    Finding sessionSettings() {
        if (url.pooler() == Pooler.NONE) {
            return new Skipped("each connection asks for its settings by itself");
        }
        var role = ServingRole.of(url);
        return role.unset().isEmpty()
                ? new Good("sessions behind the pooler begin with what Cruddur needs")
                : new Warning(
                        "sessions behind the pooler lack " + FindingText.some(role.unset()),
                        GRANT + role.name() + "; then have the pooler connect anew");
    }
}
