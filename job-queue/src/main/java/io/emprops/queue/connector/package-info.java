/** What every connector needs: reading payloads, and keeping secrets. */
@NullMarked
package io.emprops.queue.connector;

import org.jspecify.annotations.NullMarked;
