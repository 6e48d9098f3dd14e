/** Job types over HTTP, as callers see them. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.jobtype;

import org.jspecify.annotations.NullMarked;
