package com.cruddur.activity;

import java.util.List;

/** An activity with its first hundred replies, oldest first; all of them alive. */
public record ActivityThread(Activity activity, List<Activity> replies) {}
