package com.cruddur.feed;

import com.cruddur.platform.Numbers;
import com.cruddur.platform.html.Person;
import com.cruddur.relationship.FollowView;
import com.cruddur.user.Profile;

/**
 * A person's page.
 *
 * @param profile the person, and their relationship with the reader
 * @param tab the feed shown: posts, replies or likes
 */
public record PersonView(Profile profile, String tab, FeedView feed) {

    /** The person's name and handle. */
    public Person person() {
        return new Person(profile.handle(), profile.displayName());
    }

    /** The number of posts and replies, or {@code 10,000+}, where counting stops. */
    public String cruds() {
        return profile.crudsCount() < Profile.COUNTED
                ? Numbers.grouped(profile.crudsCount())
                : Numbers.grouped(Profile.COUNTED) + "+";
    }

    /** Whether the reader follows them. */
    private boolean followed() {
        return Boolean.TRUE.equals(profile.following());
    }

    /** The button to follow them. */
    public FollowView follow() {
        return new FollowView(person(), followed());
    }

    /** Whether they follow the reader. */
    public boolean following() {
        return Boolean.TRUE.equals(profile.followedBy());
    }

    /** Whether the reader muted them. */
    public boolean muted() {
        return Boolean.TRUE.equals(profile.muted());
    }
}
