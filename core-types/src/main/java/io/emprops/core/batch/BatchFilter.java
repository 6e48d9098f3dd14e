package io.emprops.core.batch;

import io.emprops.core.workflow.Page;

/**
 * Which batches to list; an empty text for all.
 *
 * @param limit at most so many, 1 to {@value Page#MOST}
 * @param cursor of the part before; empty for the first
 */
public record BatchFilter(String workflowId, int limit, String cursor) {
  /** The first part of all. */
  public static BatchFilter all() {
    return new BatchFilter("", Page.DEFAULT_LIMIT, "");
  }
}
