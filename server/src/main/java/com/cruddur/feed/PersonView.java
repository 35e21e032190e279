package com.cruddur.feed;

import com.cruddur.platform.html.Person;
import com.cruddur.platform.language.Texts;
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
        return new Person(profile.handle(), profile.displayName(), profile.avatarVersion());
    }

    /** The number of posts and replies in HTML, or {@code 10,000+}, where counting stops. */
    public String cruds(Texts texts) {
        return profile.crudsCount() < Profile.COUNTED
                ? texts.markup("profile.cruds", "count", profile.crudsCount())
                : texts.markup("profile.cruds.many", "count", Profile.COUNTED);
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
