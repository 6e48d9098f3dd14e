package io.emprops.template.schema;

import org.jspecify.annotations.Nullable;

/**
 * What cannot fit a schema, whatever the inputs are.
 *
 * @param place where in the template
 * @param message what the schema asks for, and what stands there instead
 * @param hint the nearest name or value, if one is near
 */
public record Mismatch<P>(P place, String message, @Nullable String hint) {}
