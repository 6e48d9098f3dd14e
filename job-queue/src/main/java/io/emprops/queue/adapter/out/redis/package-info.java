/** The ports of job and worker in Redis, behind its functions. Nothing else knows Redis. */
@NullMarked
package io.emprops.queue.adapter.out.redis;

import org.jspecify.annotations.NullMarked;
