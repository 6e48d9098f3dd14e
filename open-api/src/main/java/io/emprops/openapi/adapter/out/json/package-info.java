/** JSON as it goes to the ledger and to the other services. */
@NullMarked
package io.emprops.openapi.adapter.out.json;

import org.jspecify.annotations.NullMarked;
