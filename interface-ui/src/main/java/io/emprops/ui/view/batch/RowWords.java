package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.RowState;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.stream.Collectors;

/** What a table says of a row in one line; its run says all of it. */
final class RowWords {
  private static final int LONGEST = 160;

  private RowWords() {}

  /** What went in. */
  static String inputs(BatchRow row) {
    return row.inputs().map(inputs -> shorter(inputs.toJson())).orElse("");
  }

  /** What came out, or why nothing did. */
  static String outcome(BatchRow row) {
    return switch (row.state()) {
      case RowState.Waiting _ -> "";
      case RowState.Withdrawn _ -> text("batch.row.withdrawn");
      case RowState.Refused(var errors) ->
          shorter(errors.stream().map(TableSample::words).collect(Collectors.joining("; ")));
      case RowState.Fed fed -> shorter(outcome(fed));
    };
  }

  /** Whether it ended without a result. */
  static boolean isBad(BatchRow row) {
    return switch (row.state()) {
      case RowState.Waiting _, RowState.Withdrawn _ -> false;
      case RowState.Refused _ -> true;
      case RowState.Fed fed -> fed.failure() != null;
    };
  }

  private static String outcome(RowState.Fed fed) {
    JobFailure failure = fed.failure();
    if (failure != null) {
      return text("failure." + failure.failureClass().wire()) + ": " + failure.message();
    }
    JsonValue result = fed.result();
    if (result != null) {
      return words(result);
    }
    return fed.reason() == null ? "" : fed.reason();
  }

  private static String words(JsonValue result) {
    if (result instanceof JsonString(String words)) {
      return words;
    }
    return result instanceof JsonObject object
            && object.member("text").orElse(result) instanceof JsonString(String words)
        ? words
        : result.toJson();
  }

  private static String shorter(String text) {
    var line = text.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
