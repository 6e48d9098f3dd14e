/** Use cases of budgets. */
@NullMarked
package io.emprops.openapi.application.budget;

import org.jspecify.annotations.NullMarked;
