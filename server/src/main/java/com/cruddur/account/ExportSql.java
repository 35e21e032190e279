package com.cruddur.account;

import com.cruddur.account.Export.ExportedActivity;
import com.cruddur.account.Export.ExportedMessage;
import com.cruddur.account.Export.ExportedPerson;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** SQL of exports: the method {@code x} runs {@code ExportSql/x.sql}; each reads a thousand rows before a position. */
interface ExportSql {
    List<ExportedActivity> activities(UUID person, OffsetDateTime before, UUID beforeUuid);

    List<ExportedActivity> likes(UUID person, OffsetDateTime before, UUID beforeUuid);

    List<ExportedActivity> reposts(UUID person, OffsetDateTime before, UUID beforeUuid);

    List<ExportedActivity> bookmarks(UUID person, OffsetDateTime before, UUID beforeUuid);

    List<ExportedPerson> following(UUID person, OffsetDateTime before, UUID beforeUuid);

    List<ExportedPerson> followers(UUID person, OffsetDateTime before, UUID beforeUuid);

    List<ExportedPerson> blocks(UUID person, OffsetDateTime before, UUID beforeUuid);

    List<ExportedPerson> mutes(UUID person, OffsetDateTime before, UUID beforeUuid);

    List<ExportedMessage> messages(UUID person, OffsetDateTime before, UUID beforeUuid);
}
