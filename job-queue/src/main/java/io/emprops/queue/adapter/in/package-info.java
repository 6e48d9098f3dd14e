/** What the ways into the queue share: reading messages, and what a worker's token allows. */
@NullMarked
package io.emprops.queue.adapter.in;

import org.jspecify.annotations.NullMarked;
