/** A job, its attempts, and the events that tell its story. */
@NullMarked
package io.emprops.core.job;

import org.jspecify.annotations.NullMarked;
