/** Tests. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.problem;

import org.jspecify.annotations.NullMarked;
