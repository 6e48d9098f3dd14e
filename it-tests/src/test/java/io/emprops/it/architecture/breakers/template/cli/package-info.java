/** Classes written to break the rules of the architecture. */
@NullMarked
package io.emprops.it.architecture.breakers.template.cli;

import org.jspecify.annotations.NullMarked;
