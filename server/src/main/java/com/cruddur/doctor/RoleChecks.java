package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Warning;

/** Whether the role may do what it has to, and nothing beyond. */
final class RoleChecks {

    private RoleChecks() {}

    /** Who steals this role's password should find little that it may do. */
    static Finding role(DoctorSql sql) {
        var role = sql.role();
        if (role.superuser()) {
            return new Broken(
                    "%s is a superuser: whoever gets hold of its password has the whole server".formatted(role.name()),
                    "sign in as a role that may only read and write rows");
        }
        return role.powers().isEmpty()
                ? new Good("%s may read and write rows, and nothing beyond".formatted(role.name()))
                : new Warning(
                        "%s may more than a server needs: %s".formatted(role.name(), role.powers()),
                        "sign in as a role that may only read and write rows; migrate as the owner");
    }

    static Finding embeddedRole() {
        return new Good("the embedded database is Cruddur's own, and listens on this machine only");
    }

    static Finding rights(DoctorSql sql) {
        var missing = sql.missingRights();
        return missing.isEmpty()
                ? new Good("reads and writes the rows of all our tables")
                : new Broken(
                        "the role lacks " + Words.some(missing),
                        "have the owner grant that to the role in DATABASE_URL");
    }
}
