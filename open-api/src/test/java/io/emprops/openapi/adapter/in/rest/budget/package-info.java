/** Budgets over HTTP: tests. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.budget;

import org.jspecify.annotations.NullMarked;
