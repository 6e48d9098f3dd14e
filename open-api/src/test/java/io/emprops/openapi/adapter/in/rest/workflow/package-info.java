/** Tests. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.workflow;

import org.jspecify.annotations.NullMarked;
