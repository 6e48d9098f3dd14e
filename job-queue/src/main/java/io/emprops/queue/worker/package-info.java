/** The worker inside this process: pulls jobs from the gateway and hands them to connectors. */
@NullMarked
package io.emprops.queue.worker;

import org.jspecify.annotations.NullMarked;
