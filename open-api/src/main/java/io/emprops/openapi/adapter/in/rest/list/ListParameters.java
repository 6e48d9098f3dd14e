package io.emprops.openapi.adapter.in.rest.list;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.Page;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;

/** The parameters that every list comes part by part with, and what the API says of them. */
public final class ListParameters {
  /** What the description says of {@code limit}. */
  public static final String LIMIT = "At most so many, 1 to " + Page.MOST;

  /** The limit where a request names none. */
  public static final String DEFAULT_LIMIT = "" + Page.DEFAULT_LIMIT;

  /** What the description says of {@code cursor}. */
  public static final String CURSOR = "next_cursor of the part before";

  private ListParameters() {}

  /** At most so many in a part of a list. */
  public static int limit(String text) {
    int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > Page.MOST) {
      throw ProblemException.of(
          ErrorCode.REQUEST_INVALID, "limit is a number from 1 to " + Page.MOST);
    }
    return limit;
  }

  /** For a cursor that this list has never given. */
  public static ProblemException noCursor() {
    return ProblemException.of(
        ErrorCode.REQUEST_INVALID, "cursor is the next_cursor of an answer before");
  }
}
