/** The ledger of jobs in PostgreSQL. */
@NullMarked
package io.emprops.openapi.adapter.out.ledger;

import org.jspecify.annotations.NullMarked;
