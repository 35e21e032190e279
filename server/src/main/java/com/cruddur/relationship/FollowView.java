package com.cruddur.relationship;

import com.cruddur.platform.html.Person;

/**
 * The button to follow a person.
 *
 * @param followed whether the reader follows them
 */
public record FollowView(Person person, boolean followed) {

    /** Returns the address that a press is sent to. */
    public String action() {
        return person.path() + (followed ? "/unfollow" : "/follow");
    }
}
