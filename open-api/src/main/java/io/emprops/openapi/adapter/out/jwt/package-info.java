/** Signs the tokens that other services trust. */
@NullMarked
package io.emprops.openapi.adapter.out.jwt;

import org.jspecify.annotations.NullMarked;
