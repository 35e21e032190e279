package com.cruddur.account;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** SQL of exports: the method {@code x} runs {@code ExportSql/x.sql}; each reads a thousand rows before a place. */
@UseClasspathSqlLocator
interface ExportSql {
    @SqlQuery
    List<ExportedActivity> activities(
            @Bind("person") UUID person, @Bind("before") OffsetDateTime before, @Bind("beforeUuid") UUID beforeUuid);

    @SqlQuery
    List<ExportedActivity> likes(
            @Bind("person") UUID person, @Bind("before") OffsetDateTime before, @Bind("beforeUuid") UUID beforeUuid);

    @SqlQuery
    List<ExportedActivity> reposts(
            @Bind("person") UUID person, @Bind("before") OffsetDateTime before, @Bind("beforeUuid") UUID beforeUuid);

    @SqlQuery
    List<ExportedActivity> bookmarks(
            @Bind("person") UUID person, @Bind("before") OffsetDateTime before, @Bind("beforeUuid") UUID beforeUuid);

    @SqlQuery
    List<ExportedPerson> following(
            @Bind("person") UUID person, @Bind("before") OffsetDateTime before, @Bind("beforeUuid") UUID beforeUuid);

    @SqlQuery
    List<ExportedPerson> followers(
            @Bind("person") UUID person, @Bind("before") OffsetDateTime before, @Bind("beforeUuid") UUID beforeUuid);

    @SqlQuery
    List<ExportedPerson> blocks(
            @Bind("person") UUID person, @Bind("before") OffsetDateTime before, @Bind("beforeUuid") UUID beforeUuid);

    @SqlQuery
    List<ExportedPerson> mutes(
            @Bind("person") UUID person, @Bind("before") OffsetDateTime before, @Bind("beforeUuid") UUID beforeUuid);

    @SqlQuery
    List<ExportedMessage> messages(
            @Bind("person") UUID person, @Bind("before") OffsetDateTime before, @Bind("beforeUuid") UUID beforeUuid);
}
