/** Joins the adapters to the application, and reads the configuration. */
@NullMarked
package io.emprops.queue.config;

import org.jspecify.annotations.NullMarked;
