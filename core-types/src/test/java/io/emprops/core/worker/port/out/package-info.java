/** What workers need from outside: contracts, and stand-ins that keep them. */
@NullMarked
package io.emprops.core.worker.port.out;

import org.jspecify.annotations.NullMarked;
