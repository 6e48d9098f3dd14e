/** The HTTP API and the ledger behind it. */
@NullMarked
package io.emprops.openapi;

import org.jspecify.annotations.NullMarked;
