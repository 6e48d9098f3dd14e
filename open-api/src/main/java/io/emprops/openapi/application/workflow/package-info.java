/** Workflows: compiled, saved, found and described. */
@NullMarked
package io.emprops.openapi.application.workflow;

import org.jspecify.annotations.NullMarked;
