/** What the queue does for workers and for the ledger. */
@NullMarked
package io.emprops.queue.application;

import org.jspecify.annotations.NullMarked;
