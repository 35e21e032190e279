package com.cruddur.policy;

/**
 * The part of the configuration that the pages tell people.
 *
 * @param passwords whether the service keeps passwords and sessions of its own; otherwise AWS Cognito does
 * @param mail whether the service sends mail
 * @param anyLifetime whether posts may have other lifetimes than the seven that the form offers
 * @param evidenceDays for how many days moderators can read the copy of a reported post
 */
public record PolicyFacts(boolean passwords, boolean mail, boolean anyLifetime, int evidenceDays) {}
