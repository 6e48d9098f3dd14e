/** What job-queue asks of the ledger's side. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.internal;

import org.jspecify.annotations.NullMarked;
