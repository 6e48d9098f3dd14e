/** The import of prior jobs, in memory. */
@NullMarked
package io.emprops.openapi.application.prior;

import org.jspecify.annotations.NullMarked;
