/** Who asks, and the ways in. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.identity;

import org.jspecify.annotations.NullMarked;
