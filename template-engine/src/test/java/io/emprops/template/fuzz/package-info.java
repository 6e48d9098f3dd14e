/** Documents and inputs by chance, and what must hold for each of them. */
@NullMarked
package io.emprops.template.fuzz;

import org.jspecify.annotations.NullMarked;
