/** The local stack: embedded PostgreSQL and Redis, and the three services, for people and tests. */
@NullMarked
package io.emprops.it.stack;

import org.jspecify.annotations.NullMarked;
