package io.emprops.core.workflow;

/**
 * Which workflows to list.
 *
 * @param text found in name or description; empty for all
 * @param jobType only this one; empty for all
 * @param tag only with this one; empty for all
 * @param limit at most so many, 1 to {@value Page#MOST}
 * @param cursor of the part before; empty for the first
 */
public record WorkflowFilter(String text, String jobType, String tag, int limit, String cursor) {
  /** The first part of all. */
  public static WorkflowFilter all() {
    return new WorkflowFilter("", "", "", Page.DEFAULT_LIMIT, "");
  }
}
