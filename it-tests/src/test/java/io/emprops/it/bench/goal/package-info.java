/** Figures held against what they must reach, as a table and as JSON. */
@NullMarked
package io.emprops.it.bench.goal;

import org.jspecify.annotations.NullMarked;
