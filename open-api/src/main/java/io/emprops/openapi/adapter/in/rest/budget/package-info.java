/** Budgets over HTTP. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.budget;

import org.jspecify.annotations.NullMarked;
