/** The ledger's adapters keep their ports' promises. */
@NullMarked
package io.emprops.openapi.adapter.out.ledger;

import org.jspecify.annotations.NullMarked;
