/** Job types over HTTP. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.jobtype;

import org.jspecify.annotations.NullMarked;
