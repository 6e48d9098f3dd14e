/** What jobs need from outside: contracts, and stand-ins that keep them. */
@NullMarked
package io.emprops.core.job.port.out;

import org.jspecify.annotations.NullMarked;
