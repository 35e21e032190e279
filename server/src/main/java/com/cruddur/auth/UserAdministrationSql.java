package com.cruddur.auth;

import com.cruddur.auth.UserAdministration.UserListItem;
import com.cruddur.platform.db.sql.MaxRows;
import java.util.List;
import java.util.UUID;

/** SQL of user administration: the method {@code x} runs {@code UserAdministrationSql/x.sql}. */
interface UserAdministrationSql {

    /** Changes the handle of the person. */
    int rename(UUID person, String handle);

    /** The newest people, {@code most} at most and never over 10 000. */
    List<UserListItem> newest(@MaxRows int most);
}
