/** Use cases and queries of budgets. */
@NullMarked
package io.emprops.core.budget.port.in;

import org.jspecify.annotations.NullMarked;
