/**
 * Activities: the posts and replies of Cruddur, their JSON and their pages.
 */
@NullMarked
package com.cruddur.activity;

import org.jspecify.annotations.NullMarked;
