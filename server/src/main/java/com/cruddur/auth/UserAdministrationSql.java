package com.cruddur.auth;

import com.cruddur.auth.UserAdministration.UserListItem;
import com.cruddur.platform.db.sql.MaxRows;
import java.util.List;
import java.util.UUID;

/** SQL of the operator: the method {@code x} runs {@code UserAdministrationSql/x.sql}. */
interface UserAdministrationSql {

    /** Gives the person this handle. */
    int rename(UUID person, String handle);

    /** The newest people. */
    List<UserListItem> newest(@MaxRows int most);
}
