/** Budgets: how much money and how many tokens jobs may use in a period. */
@NullMarked
package io.emprops.core.budget;

import org.jspecify.annotations.NullMarked;
