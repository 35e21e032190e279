package com.cruddur.platform.html;

/** What the error page shows: a status, its title, one line of cause or advice, and the request's id. */
public record ErrorView(int status, String title, String detail, String requestId) {}
