package com.cruddur.message;

import com.cruddur.activity.ComposerView;
import org.jspecify.annotations.Nullable;

/**
 * A message just sent, for the end of its conversation, and the form that has been emptied.
 *
 * @param begun the conversation, when the message may have begun it
 */
public record SentView(
        BubbleView bubble, ComposerView composer, @Nullable ConversationView begun) {}
