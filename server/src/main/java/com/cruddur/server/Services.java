package com.cruddur.server;

import com.cruddur.account.Accounts;
import com.cruddur.account.Exports;
import com.cruddur.activity.Activities;
import com.cruddur.activity.ActivityDeletion;
import com.cruddur.activity.ActivityPublishing;
import com.cruddur.auth.Sessions;
import com.cruddur.avatar.AvatarStore;
import com.cruddur.avatar.Avatars;
import com.cruddur.config.Config;
import com.cruddur.config.Settings;
import com.cruddur.feed.Feeds;
import com.cruddur.message.Messages;
import com.cruddur.moderation.Reports;
import com.cruddur.moderation.Suspensions;
import com.cruddur.notification.Notifications;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.observe.Metrics;
import com.cruddur.reaction.Reactions;
import com.cruddur.realtime.EventPublisher;
import com.cruddur.realtime.Outbox;
import com.cruddur.realtime.OutboxWriter;
import com.cruddur.relationship.Relationships;
import com.cruddur.search.Discovery;
import com.cruddur.search.Search;
import com.cruddur.user.Users;
import java.util.List;

/** What the service can do: the operations of every room, made by hand from top to bottom. */
final class Services {

    final Sessions sessions;
    final Notifications notifications;
    final Discovery discovery;
    final Outbox eventLog;
    final OutboxWriter publisher;
    final Activities activities;
    final Reactions reactions;
    final ActivityPublishing publishing;
    final ActivityDeletion deletion;
    final Feeds feeds;
    final Users users;
    final Search search;
    final Messages messages;
    final Relationships relationships;
    final Avatars avatars;
    final Suspensions suspensions;
    final Reports reports;
    final Accounts accounts;
    final Exports exports;

    Services(Config config, Database database, AvatarStore pictures, Json json, Metrics metrics) {
        sessions = new Sessions(database);
        notifications = new Notifications(database);
        discovery = new Discovery(database);
        eventLog = new Outbox(database);
        publisher = new OutboxWriter(eventLog, metrics.registry());
        var events = new EventPublisher(List.of(notifications, discovery, publisher));

        activities = new Activities(database);
        reactions = new Reactions(database, events);
        publishing = new ActivityPublishing(database, events, config.get(Settings.ANY_LIFETIME));
        deletion = new ActivityDeletion(database, events, config.get(Settings.ANY_LIFETIME));
        feeds = new Feeds(database);
        users = new Users(database);
        search = new Search(database);
        messages = new Messages(database, events);
        relationships = new Relationships(database, events);
        avatars = new Avatars(database, pictures);
        suspensions = new Suspensions(database);
        reports = new Reports(database, json, deletion, suspensions, config.get(Settings.EVIDENCE_DAYS));
        accounts = new Accounts(database, deletion, avatars::forget);
        exports = new Exports(database, sessions);
    }
}
