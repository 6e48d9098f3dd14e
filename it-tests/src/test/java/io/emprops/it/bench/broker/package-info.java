/** The broker's speed on one Redis, beside other queues and its limits. */
@NullMarked
package io.emprops.it.bench.broker;

import org.jspecify.annotations.NullMarked;
