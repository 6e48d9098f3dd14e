/** What the use cases of budgets need: contracts. */
@NullMarked
package io.emprops.core.budget.port.out;

import org.jspecify.annotations.NullMarked;
