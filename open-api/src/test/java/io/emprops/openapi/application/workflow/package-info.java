/** What checks documents, without the technology. */
@NullMarked
package io.emprops.openapi.application.workflow;

import org.jspecify.annotations.NullMarked;
