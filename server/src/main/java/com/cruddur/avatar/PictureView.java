package com.cruddur.avatar;

import com.cruddur.platform.html.FormView;
import com.cruddur.platform.html.Person;

/**
 * The form for a person's own picture, with the picture.
 *
 * @param person the reader
 */
public record PictureView(Person person, FormView form) {}
