package io.emprops.core.job;

import io.emprops.core.workflow.Page;

/**
 * Which jobs to list; empty texts for all.
 *
 * @param limit at most so many, 1 to {@value Page#MOST}
 * @param cursor of the part before; empty for the first
 */
public record JobFilter(
    String status, String workflowId, String jobType, String batchId, int limit, String cursor) {
  /** The first part of all. */
  public static JobFilter all() {
    return new JobFilter("", "", "", "", Page.DEFAULT_LIMIT, "");
  }
}
