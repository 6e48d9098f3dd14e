package io.emprops.openapi.adapter.in.rest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.RowState;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Results as CSV, which no spreadsheet program runs. */
class CsvRowsTest {
  private static final JobId JOB = new JobId("p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA");
  private static final JsonObject ADA = JsonValue.object().put("name", "Ada").build();

  private final CsvRows rows = new CsvRows();

  @Test
  void namesItsColumns() {
    assertThat(rows.head()).isEqualTo("line,status,job_id,inputs,result,class,reason,message\r\n");
  }

  @Test
  void quotesWhatNeedsIt() {
    var fed = new RowState.Fed(JOB, JobStatus.COMPLETED, null, JsonValue.of("a \"b\""), null);

    assertThat(row(fed))
        .isEqualTo(
            "2,completed,%s,\"{\"\"name\"\":\"\"Ada\"\"}\",\"\"\"a \\\"\"b\\\"\"\"\"\",,,\r\n"
                .formatted(JOB));
  }

  @Test
  void defusesFormulas() {
    for (String formula :
        List.of("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"x\")", "-")) {
      assertThat(message(formula)).startsWith("'" + formula.charAt(0));
    }
    assertThat(message("1=1")).isEqualTo("1=1");
    assertThat(message("-12.5e+3")).isEqualTo("-12.5e+3");
  }

  @Test
  void leavesNumbersAsTheyAre() {
    var fed =
        new RowState.Fed(
            JOB, JobStatus.COMPLETED, null, JsonValue.of(new BigDecimal("-1.50")), null);

    assertThat(row(fed)).contains(",-1.50,");
  }

  @Test
  void tellsWhyARowFailed() {
    var failure = JobFailure.of(FailureClass.SERVICE_ERROR, "http-503", "try later,\nplease");
    assertThat(row(new RowState.Fed(JOB, JobStatus.FAILED, "http-503", null, failure)))
        .endsWith(",,service_error,http-503,\"try later,\nplease\"\r\n");
    assertThat(row(new RowState.Fed(JOB, JobStatus.TIMEOUT, "deadline", null, null)))
        .startsWith("2,timeout,")
        .endsWith(",,,deadline,\r\n");
  }

  @Test
  void tellsTheErrorsOfARefusedRow() {
    var refused =
        new RowState.Refused(
            List.of(
                Diagnostic.at("/inputs/name", ErrorCode.INPUT_REQUIRED, "is required"),
                Diagnostic.at("/inputs/age", ErrorCode.INPUT_TYPE, "is no number")));
    var row = new BatchRow(7, Optional.empty(), refused);

    assertThat(rows.row(ResultRow.of(row)))
        .isEqualTo(
            "7,refused,,,,,input.required,/inputs/name: is required; /inputs/age: is no number\r\n");
  }

  @Test
  void tellsOfRowsThatAreNoJobs() {
    assertThat(row(new RowState.Waiting())).startsWith("2,waiting,,").endsWith(",,,,\r\n");
    assertThat(row(new RowState.Withdrawn())).startsWith("2,cancelled,,");
  }

  private String row(RowState state) {
    return rows.row(ResultRow.of(new BatchRow(2, Optional.of(ADA), state)));
  }

  /** The last cell of a row whose job failed with this message, without quotes around it. */
  private String message(String text) {
    var failure = JobFailure.of(FailureClass.SERVICE_ERROR, "r", text);
    String row = row(new RowState.Fed(JOB, JobStatus.FAILED, "r", null, failure));
    String cell = row.substring(row.indexOf(",r,") + 3, row.length() - 2);
    return cell.startsWith("\"") ? cell.substring(1) : cell;
  }
}
