package io.emprops.openapi.adapter.in.rest.job;

import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.list.ListParameters;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what selects jobs; what cannot be read ends the request. */
public final class JobParameters {
  private JobParameters() {}

  static String status(String status) {
    List<String> known = Arrays.stream(JobStatus.values()).map(JobStatus::wire).toList();
    if (status.isEmpty() || known.contains(status)) {
      return status;
    }
    throw ProblemException.of(
        ErrorCode.REQUEST_INVALID,
        known.stream().collect(Collectors.joining(", ", "status is one of ", "")));
  }

  /** The database holds no NUL, so it cannot be asked for one. */
  public static String stored(String name, String value) {
    if (value.indexOf('\0') >= 0) {
      throw ProblemException.of(ErrorCode.REQUEST_INVALID, name + " cannot hold NUL");
    }
    return value;
  }

  /** Of a list whose cursor is its last job. */
  static String cursor(String cursor) {
    if (cursor.isEmpty()) {
      return cursor;
    }
    try {
      return new JobId(cursor).value();
    } catch (IllegalArgumentException _) {
      throw ListParameters.noCursor();
    }
  }

  static ErrorSignature signature(String text) {
    try {
      return new ErrorSignature(text);
    } catch (IllegalArgumentException _) {
      throw ProblemException.of(ErrorCode.NOT_FOUND, "no error has this signature");
    }
  }
}
