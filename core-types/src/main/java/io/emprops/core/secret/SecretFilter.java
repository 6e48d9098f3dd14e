package io.emprops.core.secret;

import io.emprops.core.workflow.Page;

/**
 * Which secrets to list, by name.
 *
 * @param text stands in the name, in any case; empty for all
 * @param limit at most so many, 1 to {@value Page#MOST}
 * @param cursor of the part before; empty for the first
 */
public record SecretFilter(String text, int limit, String cursor) {
  /** The first part of all. */
  public static SecretFilter all() {
    return new SecretFilter("", Page.DEFAULT_LIMIT, "");
  }
}
