package com.cruddur.activity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A reply with the first replies to it, oldest first. */
public record ThreadedReply(@JsonUnwrapped Activity activity, List<ThreadedReply> replies) {}
