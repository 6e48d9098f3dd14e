package io.emprops.it.faults.check;

/**
 * A promise that a history breaks.
 *
 * @param index of the moment that shows it
 * @param promise which one
 * @param how what happened instead
 */
public record Violation(int index, String promise, String how) {}
