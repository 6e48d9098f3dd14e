/** The Redis adapters on a real Redis. */
@NullMarked
package io.emprops.queue.adapter.out.redis;

import org.jspecify.annotations.NullMarked;
