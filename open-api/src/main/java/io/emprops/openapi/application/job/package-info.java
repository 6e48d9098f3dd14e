/** Jobs: accepted into the ledger, told to the broker, followed to their end. */
@NullMarked
package io.emprops.openapi.application.job;

import org.jspecify.annotations.NullMarked;
