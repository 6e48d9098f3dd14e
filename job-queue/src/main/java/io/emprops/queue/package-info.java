/** The broker: live jobs, routing, and the gateway to the workers. */
@NullMarked
package io.emprops.queue;

import org.jspecify.annotations.NullMarked;
