/** Tests. */
@NullMarked
package io.emprops.openapi.adapter.out.postgres;

import org.jspecify.annotations.NullMarked;
