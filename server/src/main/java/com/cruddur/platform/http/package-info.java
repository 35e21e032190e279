/**
 * HTTP: the server, routes and replies, problems, request ids, cursors and links.
 */
@NullMarked
package com.cruddur.platform.http;

import org.jspecify.annotations.NullMarked;
