/** Tests. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.identity;

import org.jspecify.annotations.NullMarked;
