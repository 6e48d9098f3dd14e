/** Keeps secrets, and seals them for the workers that need them. */
@NullMarked
package io.emprops.openapi.application.secret;

import org.jspecify.annotations.NullMarked;
