package io.emprops.ui.view.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.RowState;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.json.JsonText;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowWordsTest {
  private static final JobId JOB = new JobId("p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA");

  @Test
  void saysTheTextOfAResultAndElseTheWholeOfIt() {
    assertThat(RowWords.outcome(completed("\"Dear\\n Ada\""))).isEqualTo("Dear Ada");
    assertThat(RowWords.outcome(completed("{\"text\": \"Dear Ada\", \"n\": 1}")))
        .isEqualTo("Dear Ada");
    assertThat(RowWords.outcome(completed("{\"n\": 1.50}"))).isEqualTo("{\"n\":1.50}");
  }

  @Test
  void saysWhyARowFailed() {
    var failed =
        row(
            new RowState.Fed(
                JOB,
                JobStatus.FAILED,
                "http-503",
                null,
                new JobFailure(FailureClass.SERVICE_ERROR, "http-503", "out of order", null)));

    assertThat(RowWords.outcome(failed)).isEqualTo("The provider failed: out of order");
    assertThat(RowWords.isBad(failed)).isTrue();
  }

  @Test
  void saysEachErrorOfARefusedRow() {
    var refused =
        row(
            new RowState.Refused(
                List.of(
                    Diagnostic.at("/inputs/a", ErrorCode.INPUT_TYPE, "wrong"),
                    Diagnostic.at("/inputs", ErrorCode.INPUT_UNKNOWN, "too long"))));

    assertThat(RowWords.outcome(refused)).isEqualTo("a: wrong; too long");
    assertThat(RowWords.isBad(refused)).isTrue();
  }

  @Test
  void shortensWithoutBreakingACharacter() {
    var words = RowWords.outcome(completed("\"" + "👩".repeat(400) + "\""));

    assertThat(words.codePointCount(0, words.length())).isEqualTo(161);
    assertThat(words).endsWith("👩…");
  }

  private static BatchRow completed(String result) {
    return row(new RowState.Fed(JOB, JobStatus.COMPLETED, null, JsonText.parse(result), null));
  }

  private static BatchRow row(RowState state) {
    return new BatchRow(2, Optional.empty(), state);
  }
}
