/** Classes written to break the rules of the architecture. */
@NullMarked
package io.emprops.it.architecture.breakers.queue.worker;

import org.jspecify.annotations.NullMarked;
