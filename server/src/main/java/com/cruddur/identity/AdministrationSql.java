package com.cruddur.identity;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** SQL of the operator: the method {@code x} runs {@code AdministrationSql/x.sql}. */
@UseClasspathSqlLocator
interface AdministrationSql {

    /** The newest people. */
    @SqlQuery
    List<ListedPerson> newest(@MaxRows int most);
}
