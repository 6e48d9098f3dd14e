/** Requests that cannot be read and answers that tell why, as RFC 9457 has them. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.problem;

import org.jspecify.annotations.NullMarked;
