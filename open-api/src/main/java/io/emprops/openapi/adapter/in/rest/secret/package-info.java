/** Secrets over HTTP: written, listed and deleted, never read. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.secret;

import org.jspecify.annotations.NullMarked;
