/** What the use cases of budgets need. */
@NullMarked
package io.emprops.core.budget.port.out;

import org.jspecify.annotations.NullMarked;
