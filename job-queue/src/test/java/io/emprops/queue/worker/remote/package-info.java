/** Reaching a gateway elsewhere. */
@NullMarked
package io.emprops.queue.worker.remote;

import org.jspecify.annotations.NullMarked;
