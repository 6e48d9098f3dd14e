/** Tests. */
@NullMarked
package io.emprops.openapi.adapter.out.jwt;

import org.jspecify.annotations.NullMarked;
