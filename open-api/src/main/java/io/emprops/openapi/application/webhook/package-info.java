/** Webhooks out: what is told to whom, and how often it is tried. */
@NullMarked
package io.emprops.openapi.application.webhook;

import org.jspecify.annotations.NullMarked;
