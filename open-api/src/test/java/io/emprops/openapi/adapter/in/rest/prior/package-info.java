/** The import of prior jobs over HTTP, on a real database. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.prior;

import org.jspecify.annotations.NullMarked;
