package io.emprops.template.surface;

/**
 * One flag as a list of them shows it.
 *
 * @param usage how to write it, for example {@code --steps <integer>}
 * @param description what it means, its bounds and its default; may be empty
 */
public record CommandFlag(String usage, String description) {}
