/** Classes written to break the rules of the architecture. */
@NullMarked
package io.emprops.it.architecture.breakers.circle.one;

import org.jspecify.annotations.NullMarked;
