/** Joins adapters and use cases, and hands them their configuration as plain values. */
@NullMarked
package io.emprops.openapi.config;

import org.jspecify.annotations.NullMarked;
