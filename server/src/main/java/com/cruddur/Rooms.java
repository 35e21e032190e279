package com.cruddur;

import com.cruddur.activity.Activities;
import com.cruddur.activity.Authoring;
import com.cruddur.activity.Shortening;
import com.cruddur.avatar.AvatarStore;
import com.cruddur.avatar.Avatars;
import com.cruddur.event.Events;
import com.cruddur.feed.Feeds;
import com.cruddur.identity.Accounts;
import com.cruddur.identity.Exports;
import com.cruddur.identity.Sessions;
import com.cruddur.message.Messages;
import com.cruddur.moderation.Reports;
import com.cruddur.moderation.Standings;
import com.cruddur.notification.Notifications;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.observe.Metrics;
import com.cruddur.reaction.Reactions;
import com.cruddur.relation.Relations;
import com.cruddur.search.Discovery;
import com.cruddur.search.Search;
import com.cruddur.stream.EventLog;
import com.cruddur.stream.Publisher;
import com.cruddur.user.Users;
import java.util.List;

/** What the service can do: the operations of every room, made by hand from top to bottom. */
final class Rooms {

    final Sessions sessions;
    final Notifications notifications;
    final Discovery discovery;
    final EventLog eventLog;
    final Publisher publisher;
    final Activities activities;
    final Reactions reactions;
    final Authoring authoring;
    final Shortening shortening;
    final Feeds feeds;
    final Users users;
    final Search search;
    final Messages messages;
    final Relations relations;
    final Avatars avatars;
    final Standings standings;
    final Reports reports;
    final Accounts accounts;
    final Exports exports;

    Rooms(Config config, Database database, AvatarStore pictures, Json json, Metrics metrics) {
        sessions = new Sessions(database);
        notifications = new Notifications(database);
        discovery = new Discovery(database);
        eventLog = new EventLog(database);
        publisher = new Publisher(eventLog, metrics.registry());
        var events = new Events(List.of(notifications, discovery, publisher));

        activities = new Activities(database);
        reactions = new Reactions(database, events);
        authoring = new Authoring(database, events, config.lifetimes());
        shortening = new Shortening(database, events, config.lifetimes());
        feeds = new Feeds(database);
        users = new Users(database);
        search = new Search(database);
        messages = new Messages(database, events);
        relations = new Relations(database, events);
        avatars = new Avatars(database, pictures);
        standings = new Standings(database);
        reports = new Reports(database, json, shortening, standings, config.evidenceDays());
        accounts = new Accounts(database, shortening, avatars::forget);
        exports = new Exports(database, sessions);
    }
}
