package com.cruddur.policy;

import org.jspecify.annotations.Nullable;

/**
 * One of the pages as its template shows it.
 *
 * @param own the operator's HTML in place of the text of the template, null without it
 */
public record PolicyView(@Nullable String own, PolicyFacts facts) {}
