/** Jobs and their events. */
@NullMarked
package io.emprops.core.job;

import org.jspecify.annotations.NullMarked;
