/** Tokens, sessions and the members who hold them. */
@NullMarked
package io.emprops.openapi.application.identity;

import org.jspecify.annotations.NullMarked;
