/** Keeping and sealing secrets, tested. */
@NullMarked
package io.emprops.openapi.application.secret;

import org.jspecify.annotations.NullMarked;
