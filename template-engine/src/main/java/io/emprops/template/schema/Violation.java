package io.emprops.template.schema;

/**
 * What is wrong with one value.
 *
 * @param pointer where, in the value (RFC 6901)
 * @param message why, in words of the schema; nothing of the value stands in it
 */
public record Violation(String pointer, String message) {}
