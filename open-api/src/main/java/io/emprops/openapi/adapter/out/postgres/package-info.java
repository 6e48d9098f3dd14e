/** Organisations, tokens and workflows in PostgreSQL. */
@NullMarked
package io.emprops.openapi.adapter.out.postgres;

import org.jspecify.annotations.NullMarked;
