package io.emprops.openapi.adapter.in.rest.batch;

import io.emprops.core.batch.BatchTable.Format;
import io.emprops.core.batch.port.in.StartBatch.OnRowError;
import io.emprops.core.job.BatchId;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.list.ListParameters;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads what requests say of batches; what cannot be read ends the request. */
final class BatchParameters {
  static final String CSV = "text/csv";
  static final String JSONL = "application/jsonl";
  static final String NDJSON = "application/x-ndjson";

  private BatchParameters() {}

  static BatchId batchId(String text) {
    try {
      return new BatchId(text);
    } catch (IllegalArgumentException _) {
      throw noBatch();
    }
  }

  static ProblemException noBatch() {
    return ProblemException.of(ErrorCode.NOT_FOUND, "there is no batch with this id");
  }

  /** Of a list whose cursor is its last batch. */
  static String cursor(String cursor) {
    if (cursor.isEmpty()) {
      return cursor;
    }
    try {
      return new BatchId(cursor).value();
    } catch (IllegalArgumentException _) {
      throw ListParameters.noCursor();
    }
  }

  static Format format(@Nullable String contentType) {
    return switch (essence(contentType)) {
      case CSV -> Format.CSV;
      case JSONL, NDJSON -> Format.JSONL;
      default ->
          throw ProblemException.of(
              ErrorCode.MEDIA_TYPE,
              "send 'Content-Type: %s' or 'Content-Type: %s'".formatted(CSV, JSONL));
    };
  }

  private static String essence(@Nullable String contentType) {
    try {
      MediaType type = MediaType.valueOf(contentType == null ? "" : contentType);
      return type.getType() + "/" + type.getSubtype();
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  static OnRowError onRowError(String text) {
    return switch (text) {
      case "stop" -> OnRowError.STOP;
      case "skip" -> OnRowError.SKIP;
      default -> throw invalid("on_row_error is one of stop, skip");
    };
  }

  static boolean flag(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(name + " is one of true, false");
    };
  }

  static OptionalInt within(String name, String text, int least, int most) {
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    long value = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
    if (value < least || value > most) {
      throw invalid("%s is a number from %d to %d".formatted(name, least, most));
    }
    return OptionalInt.of((int) value);
  }

  private static ProblemException invalid(String detail) {
    return ProblemException.of(ErrorCode.REQUEST_INVALID, detail);
  }
}
