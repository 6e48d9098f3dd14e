/** One HTTP call to a provider, behind the egress guard. */
@NullMarked
package io.emprops.queue.connector.http;

import org.jspecify.annotations.NullMarked;
