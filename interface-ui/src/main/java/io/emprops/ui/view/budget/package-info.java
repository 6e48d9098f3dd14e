/** Budgets: what is used of them, made, raised and deleted. */
@NullMarked
package io.emprops.ui.view.budget;

import org.jspecify.annotations.NullMarked;
