/** The worker: pulls jobs from a gateway, here or elsewhere, and hands them to connectors. */
@NullMarked
package io.emprops.queue.worker;

import org.jspecify.annotations.NullMarked;
