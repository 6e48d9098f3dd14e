/** What the service does, without the technology. */
@NullMarked
package io.emprops.openapi.application.job;

import org.jspecify.annotations.NullMarked;
