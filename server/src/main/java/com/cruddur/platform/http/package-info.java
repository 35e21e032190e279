/**
 * HTTP: the server, the pipeline of every request, routing, requests and responses, errors, rate limits, cursors and
 * links. No other package names the HTTP server.
 */
@NullMarked
package com.cruddur.platform.http;

import org.jspecify.annotations.NullMarked;
