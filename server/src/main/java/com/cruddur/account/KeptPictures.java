package com.cruddur.account;

/** Where people's pictures are kept, which is outside of the database. */
@FunctionalInterface
public interface KeptPictures {

    /** Forgets the picture of that key, of somebody who is gone; a failure is no concern of theirs. */
    void forget(String key);
}
