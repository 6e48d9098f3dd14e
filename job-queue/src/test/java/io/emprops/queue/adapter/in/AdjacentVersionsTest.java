package io.emprops.queue.adapter.in;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.queue.adapter.in.WorkerConnection.text;
import static io.emprops.queue.adapter.in.WorkerFrames.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.in.QueueJobsUseCase;
import io.emprops.core.json.JsonValue.JsonObject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Workers of the release before and of the one after, and workers that go away while they wait. */
@QuarkusTest
@QuarkusTestResource(GatewayResource.class)
final class AdjacentVersionsTest {
  private static final String OLDER =
      """
      {'type':'register','worker_id':'%s','machine_id':'m','slots':1,'protocol':1,
       'capabilities':{'job_types':['simulation']},'current_jobs':[]}\
      """;
  private static final String NEWER =
      """
      {'type':'register','worker_id':'%s','machine_id':'m','slots':1,'protocol':3,'zone':['new'],
       'capabilities':{'job_types':['simulation'],'tiers':{'gold':1}},
       'condition':{'state':'ready','since':'2031-01-01T00:00:00Z'}}\
      """;

  @TestHTTPResource("/")
  URI root;

  @Inject QueueJobsUseCase queue;

  @ConfigProperty(name = "test.keys")
  String keys;

  @Test
  void servesAWorkerOfTheVersionBefore() {
    try (var worker = connect("older")) {
      assertThat(text(worker.ask(OLDER.formatted("older")), "protocol")).isEqualTo("1");

      runs(worker, "older", 7_001);
    }
  }

  @Test
  void servesAWorkerOfTheVersionAfterAndPassesOverWhatItDoesNotKnow() {
    try (var worker = connect("newer")) {
      assertThat(text(worker.ask(NEWER.formatted("newer")), "protocol")).isEqualTo("2");

      runs(worker, "newer", 7_002);
    }
  }

  @Test
  void saysWhichMessagesItKnowsAndGoesOn() {
    try (var worker = connect("chatty")) {
      worker.ask(NEWER.formatted("chatty"));

      JsonObject refusal = worker.ask("{'type':'sing','worker_id':'chatty','song':1}");

      assertThat(text(refusal, "type")).isEqualTo("error");
      assertThat(text(refusal, "problem", "code")).isEqualTo("request.invalid");
      assertThat(text(refusal, "problem", "detail"))
          .contains("/type", "'sing'", "complete, fail, heartbeat, output, preview, progress, pull")
          .doesNotContain("io.emprops");
      assertThat(text(worker.ask("{'worker_id':'chatty'}"), "problem", "detail"))
          .contains("'type' is missing")
          .doesNotContain("io.emprops");
      runs(worker, "chatty", 7_003);
    }
  }

  @Test
  void tellsAPollingWorkerOfAMessageThatItDoesNotKnow() {
    worker("w-poll")
        .body(json("{'type':'sing','worker_id':'w-poll'}"))
        .post("/worker/heartbeat")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"))
        .body("detail", containsString("'sing'"))
        .body("detail", not(containsString("io.emprops")));
  }

  @Test
  void saysWhichMessageAnErrorIsAbout() {
    try (var worker = connect("stranger-2")) {
      JsonObject refusal =
          worker.ask("{'type':'pull','worker_id':'stranger-2','slots':1,'wait':0}");

      assertThat(text(refusal, "about")).isEqualTo("pull");
      assertThat(text(refusal, "problem", "code")).isEqualTo("worker.unknown");
    }
  }

  @Test
  void givesNoJobToAPollingWorkerThatHasGone() throws IOException {
    worker("gone")
        .body(json(OLDER.formatted("gone")))
        .post("/worker/register")
        .then()
        .statusCode(200);
    for (int i = 0; i < 3; i++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort())) {
        String body = json("{'type':'pull','worker_id':'gone','slots':1,'wait':20000}");
        String head =
            """
            POST /worker/pull HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Type: application/json\r
            Content-Length: %d\r
            \r
            """
                .formatted(tokens().worker("gone"), body.length());
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        worker("gone")
            .body(json("{'type':'heartbeat','worker_id':'gone','jobs':[]}"))
            .post("/worker/heartbeat");
      }
    }
    QueuedJob job = aJob().number(7_100).build();
    queue.submit(List.of(job));

    try (var worker = connect("gone")) {
      worker.ask(OLDER.formatted("gone"));
      for (String got = ""; !got.equals(job.id().value()); ) {
        JsonObject assigned =
            worker.ask("{'type':'pull','worker_id':'gone','slots':1,'wait':5000}");
        got = text(assigned, "job", "id");
        complete(worker, "gone", got, text(assigned, "lease_token"));
      }
    }
  }

  /** One job after the other, until its own is done. */
  private void runs(WorkerConnection worker, String id, int number) {
    QueuedJob job = aJob().number(number).build();
    queue.submit(List.of(job));
    for (String got = ""; !got.equals(job.id().value()); ) {
      JsonObject assigned =
          worker.ask("{'type':'pull','worker_id':'%s','slots':1,'wait':5000}".formatted(id));
      got = text(assigned, "job", "id");
      String token = text(assigned, "lease_token");
      assertThat(
              text(
                  worker.ask(
                      "{'type':'heartbeat','worker_id':'%s','jobs':[{'job_id':'%s','lease_token':'%s'}]}"
                          .formatted(id, got, token)),
                  "leases"))
          .contains(got);
      complete(worker, id, got, token);
    }
  }

  private static void complete(WorkerConnection worker, String id, String job, String token) {
    JsonObject answer =
        worker.ask(
            "{'type':'complete','worker_id':'%s','job_id':'%s','lease_token':'%s','result':1,'usage':{'duration_ms':1}}"
                .formatted(id, job, token));
    assertThat(text(answer, "type")).isEqualTo("ack");
  }

  private WorkerConnection connect(String id) {
    return new WorkerConnection(root.getPort(), tokens().worker(id));
  }

  private RequestSpecification worker(String id) {
    return given().auth().oauth2(tokens().worker(id)).contentType(ContentType.JSON);
  }

  private TestTokens tokens() {
    return new TestTokens(Path.of(keys));
  }
}
