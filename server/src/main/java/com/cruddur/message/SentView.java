package com.cruddur.message;

/** A message just sent, for the end of its conversation, and what is around the messages: the first one begins it. */
public record SentView(BubbleView bubble, ConversationView conversation) {}
