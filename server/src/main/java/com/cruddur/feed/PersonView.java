package com.cruddur.feed;

import com.cruddur.platform.Numbers;
import com.cruddur.platform.html.Person;
import com.cruddur.user.Profile;

/**
 * A person's page.
 *
 * @param profile who they are, and what they and the reader are to each other
 * @param tab which of their feeds is shown: posts, replies or likes
 */
public record PersonView(Profile profile, String tab, FeedView feed) {

    /** Who they are, in short. */
    public Person person() {
        return new Person(profile.handle(), profile.displayName());
    }

    /** Such as {@code 10,000+}: no more are counted. */
    public String cruds() {
        return profile.crudsCount() < Profile.COUNTED
                ? Numbers.grouped(profile.crudsCount())
                : Numbers.grouped(Profile.COUNTED) + "+";
    }

    /** Whether the reader follows them. */
    public boolean followed() {
        return Boolean.TRUE.equals(profile.following());
    }

    /** Whether they follow the reader. */
    public boolean following() {
        return Boolean.TRUE.equals(profile.followedBy());
    }

    /** Whether the reader does not want to read them. */
    public boolean muted() {
        return Boolean.TRUE.equals(profile.muted());
    }
}
