/** Takes over a database that holds the two tables of a Cruddur from before migrations. */
@NullMarked
package com.cruddur.adoption;

import org.jspecify.annotations.NullMarked;
