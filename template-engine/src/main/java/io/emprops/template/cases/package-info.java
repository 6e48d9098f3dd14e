/** A document's own cases: inputs, and what must come out. */
@NullMarked
package io.emprops.template.cases;

import org.jspecify.annotations.NullMarked;
