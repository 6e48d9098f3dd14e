/** Classes written to break the rules of the architecture. */
@NullMarked
package io.emprops.it.architecture.breakers.core.port.in;

import org.jspecify.annotations.NullMarked;
