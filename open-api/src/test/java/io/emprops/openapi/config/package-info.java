/** The service as it is wired. */
@NullMarked
package io.emprops.openapi.config;

import org.jspecify.annotations.NullMarked;
