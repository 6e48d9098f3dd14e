/** Use cases of budgets: tests. */
@NullMarked
package io.emprops.openapi.application.budget;

import org.jspecify.annotations.NullMarked;
