package io.emprops.core.prior;

/**
 * A place of a prior job that keeps it from being taken.
 *
 * @param pointer JSON Pointer that begins with the field's name; never a value
 * @param message what is wrong there, for people; never a value
 */
public record ImportFault(String pointer, String message) {}
