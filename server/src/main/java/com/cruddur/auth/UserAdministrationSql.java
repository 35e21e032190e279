package com.cruddur.auth;

import com.cruddur.auth.UserAdministration.UserListItem;
import com.cruddur.platform.db.sql.MaxRows;
import java.util.List;
import java.util.UUID;

/** SQL of user administration: the method {@code x} runs {@code UserAdministrationSql/x.sql}. */
interface UserAdministrationSql {

    /** Changes the handle of the person, and holds the former one; returns 0 when the new one is held for another. */
    int rename(UUID person, String handle);

    /** Whether the handle is held for its former owner. */
    boolean isHeld(String handle);

    /** The newest people, {@code most} at most and never over 10 000. */
    List<UserListItem> newest(@MaxRows int most);
}
