package com.cruddur.relationship;

import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.Request;
import com.cruddur.relationship.Relationships.RelatedPerson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of people as its page shows it.
 *
 * @param empty the text of an empty list
 * @param olderPath the path of the next page, null when there is none
 */
public record PeopleView(
        String heading,
        String empty,
        List<Entry> people,
        @Nullable String olderPath) {

    /**
     * A person with their bio.
     *
     * @param followed whether the reader follows them, null for a list without buttons to follow
     */
    public record Entry(Person person, String bio, @Nullable Boolean followed) {

        /** Returns the button to follow them. */
        public FollowView follow() {
            return new FollowView(person, Boolean.TRUE.equals(followed));
        }
    }

    static PeopleView of(String heading, String empty, Request request, Page<RelatedPerson> page) {
        var older = page.older();
        var entries = page.items().stream()
                .map(one -> new Entry(
                        new Person(one.handle(), one.displayName(), one.avatarVersion()), one.bio(), one.following()))
                .toList();
        return new PeopleView(
                heading, empty, entries, older == null ? null : request.path() + "?cursor=" + older.encode());
    }
}
