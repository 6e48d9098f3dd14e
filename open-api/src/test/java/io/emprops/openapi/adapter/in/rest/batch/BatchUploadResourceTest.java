package io.emprops.openapi.adapter.in.rest.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.emprops.openapi.adapter.out.ledger.BatchFixture;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables become batches over HTTP, or are sent back with what is wrong with them. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class BatchUploadResourceTest {
  private static final String BAD = "name,age\nAda,36\nAugusta,1\n,x\n";

  @Inject BatchFixture fixture;
  @Inject Api api;

  private BatchCalls calls = BatchCalls.none();

  @BeforeEach
  void begin() {
    fixture.empty();
    calls = BatchCalls.begin(api);
  }

  @Test
  void acceptsATable() {
    String id =
        calls
            .csv("\uFEFFname,age\r\nAda,36\r\n\"A,\"\"b\"\n", "?priority=7")
            .statusCode(202)
            .body("workflow_id", equalTo(calls.workflow()))
            .body("workflow_version", equalTo(1))
            .body("status", equalTo("running"))
            .body("priority", equalTo(7))
            .body("progress.rows", equalTo(2))
            .body("progress.waiting", equalTo(2))
            .extract()
            .path("id");

    calls.viewer().get("/api/batches/" + id).then().statusCode(200).body("id", equalTo(id));
  }

  @Test
  void tellsWhereTheBatchIs() {
    var answer = calls.jsonl("{\"name\":\"Ada\"}\n", "").statusCode(202).extract();

    assertThat(answer.header("Location")).endsWith("/api/batches/" + answer.path("id"));
    assertThat(answer.<Integer>path("priority")).isEqualTo(25);
  }

  @Test
  void checksATableAndStoresNothing() {
    calls
        .csv(BAD, "?check=true")
        .statusCode(200)
        .body("rows", equalTo(3))
        .body("refused", equalTo(2))
        .body("error_count", equalTo(3))
        .body("errors.line", contains(3, 4, 4))
        .body("errors.pointer", contains("/inputs/name", "/inputs/name", "/inputs/age"))
        .body("errors.code", contains("input.max-length", "input.required", "input.type"));
    calls.csv("name\nAda\n", "?check=true").statusCode(200).body("errors", empty());

    assertThatNothingIsStored();
  }

  @Test
  void refusesATableWithBadRows() {
    calls
        .csv(BAD, "")
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("batch.invalid"))
        .body("detail", containsString("2 of 3 rows"))
        .body("detail", endsWith("the other 1 would"))
        .body("error_count", equalTo(3))
        .body("errors.line", contains(3, 4, 4));

    assertThatNothingIsStored();
  }

  @Test
  void listsTheFirstErrorsOfManyAndCountsAll() {
    calls
        .csv("name\n" + "Augusta\n".repeat(300), "")
        .statusCode(422)
        .body("errors", hasSize(100))
        .body("error_count", equalTo(300));
  }

  @Test
  void keepsBadRowsBesideTheGoodOnesWhereThatIsWanted() {
    calls
        .csv(BAD, "?on_row_error=skip")
        .statusCode(202)
        .body("progress.waiting", equalTo(1))
        .body("progress.refused", equalTo(2));
  }

  @Test
  void refusesTablesThatCannotBeRead() {
    calls
        .csv("name,nam\na,b\n", "?on_row_error=skip")
        .statusCode(422)
        .body("code", equalTo("batch.invalid"))
        .body("errors.hint", contains("did you mean name?"))
        .body("errors.line", contains(1));
    calls.csv("name,name\na,b\n", "").statusCode(422).body("errors.line", contains(1));
    calls.csv("name\n", "").statusCode(422).body("detail", equalTo("the table has no rows"));
    calls.csv("name\n" + "x".repeat(1 << 20), "").statusCode(422).body("errors.line", contains(2));
  }

  @Test
  void refusesTablesThatAreTooLarge() {
    calls
        .csv("name\n" + "a\n".repeat(10_001), "")
        .statusCode(413)
        .body("code", equalTo("batch.too-large"))
        .body("detail", containsString("at most 10000 rows"));
    calls
        .csv("name\n" + "a\n".repeat(2_200_000), "")
        .statusCode(413)
        .body("code", equalTo("request.too-large"))
        .body("detail", containsString("4194304 bytes"));
  }

  @Test
  void refusesWhatItCannotRead() {
    calls.csv("", "").statusCode(400);
    for (String query :
        List.of("?priority=101", "?priority=x", "?version=0", "?on_row_error=go", "?check=yes")) {
      calls.csv("name\nAda\n", query).statusCode(400).body("code", equalTo("request.invalid"));
    }
    calls
        .runner()
        .contentType("text/csv")
        .body(new byte[] {'n', '\n', (byte) 0xff})
        .post(calls.path())
        .then()
        .statusCode(400)
        .body("errors.line", contains(2));
    calls
        .runner()
        .contentType("text/plain")
        .body("name\nAda\n".getBytes(StandardCharsets.UTF_8))
        .post(calls.path())
        .then()
        .statusCode(415)
        .body("detail", containsString("text/csv"));
  }

  @Test
  void givesTheSameRequestTheSameBatch() {
    String first =
        keyed("name\nAda\n", 202).header("Idempotency-Replayed", nullValue()).extract().path("id");

    keyed("name\nAda\n", 202).header("Idempotency-Replayed", "true").body("id", equalTo(first));
    keyed("name\nAlan\n", 409).body("code", equalTo("idempotency.conflict"));
    calls.runner().get("/api/batches").then().body("items", hasSize(1));
  }

  @Test
  void asksForTheRoleAndForAWorkflowThatIsThere() {
    calls
        .viewer()
        .contentType("text/csv")
        .body("name\nAda\n")
        .post(calls.path())
        .then()
        .statusCode(403);
    for (String query : List.of("", "?check=true")) {
      calls
          .stranger()
          .contentType("text/csv")
          .body("name\nAda\n")
          .post(calls.path() + query)
          .then()
          .statusCode(404);
      calls
          .csv("name\nAda\n", query.isEmpty() ? "?version=2" : query + "&version=2")
          .statusCode(404);
    }
  }

  private ValidatableResponse keyed(String table, int status) {
    return calls
        .runner()
        .header("Idempotency-Key", "key-1")
        .contentType("text/csv")
        .body(table)
        .post(calls.path())
        .then()
        .statusCode(status);
  }

  private void assertThatNothingIsStored() {
    calls.viewer().get("/api/batches").then().statusCode(200).body("items", empty());
  }
}
