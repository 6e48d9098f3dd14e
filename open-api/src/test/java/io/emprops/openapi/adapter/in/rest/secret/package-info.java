/** Secrets over HTTP, tested. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.secret;

import org.jspecify.annotations.NullMarked;
