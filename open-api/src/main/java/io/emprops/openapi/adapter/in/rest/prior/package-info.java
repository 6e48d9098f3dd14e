/** The import of prior jobs over HTTP. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.prior;

import org.jspecify.annotations.NullMarked;
