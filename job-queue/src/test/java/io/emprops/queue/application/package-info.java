/** The queue's use cases on stand-ins. */
@NullMarked
package io.emprops.queue.application;

import org.jspecify.annotations.NullMarked;
