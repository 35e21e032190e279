package com.cruddur.activity;

/** A post or reply just published, for the top or end of its list, and the form that has been emptied. */
public record PublishedView(ActivityView activity, ComposerView composer) {}
