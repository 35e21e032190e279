/** What the templates promise. */
@NullMarked
package infra.src.test.java.com.cruddur.infra;

import org.jspecify.annotations.NullMarked;
