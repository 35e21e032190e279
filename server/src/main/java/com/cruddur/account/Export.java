package com.cruddur.account;

import com.cruddur.auth.SessionListItem;
import java.util.List;

/**
 * Everything of a person, without secrets.
 *
 * @param complete false when a section has more rows than {@value Exports#MOST}: its newest are here
 */
public record Export(
        boolean complete,
        Account account,
        List<SessionListItem> sessions,
        List<ExportedActivity> activities,
        List<ExportedActivity> likes,
        List<ExportedActivity> reposts,
        List<ExportedActivity> bookmarks,
        List<ExportedPerson> following,
        List<ExportedPerson> followers,
        List<ExportedPerson> blocks,
        List<ExportedPerson> mutes,
        List<ExportedMessage> messages) {}
