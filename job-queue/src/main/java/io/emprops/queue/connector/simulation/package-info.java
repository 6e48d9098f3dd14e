/** The connector that calls nothing. */
@NullMarked
package io.emprops.queue.connector.simulation;

import org.jspecify.annotations.NullMarked;
