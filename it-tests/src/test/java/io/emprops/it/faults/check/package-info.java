/** Reads a history and says which of the broker's promises it breaks. */
@NullMarked
package io.emprops.it.faults.check;

import org.jspecify.annotations.NullMarked;
