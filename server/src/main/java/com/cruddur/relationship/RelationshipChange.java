package com.cruddur.relationship;

/**
 * What a statement did.
 *
 * @param visible whether the viewer may see the person at all; when not, nothing was done
 * @param changed whether anything is different now
 */
record RelationshipChange(boolean visible, boolean changed) {}
