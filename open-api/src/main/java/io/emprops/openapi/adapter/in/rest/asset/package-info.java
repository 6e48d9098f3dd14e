/** Files over HTTP. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.asset;

import org.jspecify.annotations.NullMarked;
