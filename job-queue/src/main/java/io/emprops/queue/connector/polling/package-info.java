/** The connector to APIs that begin a job and tell of its end later. */
@NullMarked
package io.emprops.queue.connector.polling;

import org.jspecify.annotations.NullMarked;
