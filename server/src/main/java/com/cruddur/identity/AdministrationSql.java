package com.cruddur.identity;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of the operator: the method {@code x} runs {@code AdministrationSql/x.sql}. */
@UseClasspathSqlLocator
interface AdministrationSql {

    /** The newest people. */
    @SqlQuery
    List<ListedPerson> newest(@MaxRows int most);

    @SqlUpdate
    int suspend(@Bind("handle") String handle);

    @SqlUpdate
    int restore(@Bind("handle") String handle);

    @SqlUpdate
    int promote(@Bind("handle") String handle, @Bind("role") String role);
}
