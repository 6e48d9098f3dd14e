/** Budgets: tests. */
@NullMarked
package io.emprops.core.budget;

import org.jspecify.annotations.NullMarked;
