package com.cruddur.auth;

import com.cruddur.platform.db.sql.MaxRows;
import java.util.List;

/** SQL of the operator: the method {@code x} runs {@code UserAdministrationSql/x.sql}. */
interface UserAdministrationSql {

    /** The newest people. */
    List<UserListItem> newest(@MaxRows int most);
}
