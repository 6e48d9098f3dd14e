/** Tests. */
@NullMarked
package io.emprops.openapi.support;

import org.jspecify.annotations.NullMarked;
