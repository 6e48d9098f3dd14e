/** Jobs over HTTP. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.job;

import org.jspecify.annotations.NullMarked;
