package com.cruddur.auth;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** SQL of the operator: the method {@code x} runs {@code UserAdministrationSql/x.sql}. */
@UseClasspathSqlLocator
interface UserAdministrationSql {

    /** The newest people. */
    @SqlQuery
    List<UserListItem> newest(@MaxRows int most);
}
