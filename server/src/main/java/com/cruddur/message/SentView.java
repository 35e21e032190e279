package com.cruddur.message;

import com.cruddur.activity.ComposerView;

/** A message just sent, for the end of its conversation, and the form that has been emptied. */
public record SentView(BubbleView bubble, ComposerView composer) {}
