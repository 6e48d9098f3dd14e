package io.emprops.it.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The worker's requests over HTTP, each passed on to the gateway with its answer. */
final class TapRequests {
  private static final String PROBLEM = "application/problem+json";
  private static final int OK = 200;
  private static final int CONFLICT = 409;

  private final Tap tap;
  private final HttpClient client;
  private final Set<HttpServerRequest> open = ConcurrentHashMap.newKeySet();

  TapRequests(Tap tap, HttpClient client) {
    this.tap = tap;
    this.client = client;
  }

  void take(HttpServerRequest request) {
    open.add(request);
    request.response().endHandler(_ -> open.remove(request));
    request.body().onSuccess(body -> decide(request, body));
  }

  /** All that are under way break off. */
  void breakOff() {
    new ArrayList<>(open).forEach(TapRequests::breakOff);
  }

  private static void breakOff(HttpServerRequest request) {
    var _ = request.connection().close();
  }

  private void decide(HttpServerRequest request, Buffer body) {
    Said said = tap.transcript().add(true, Json.object(body.toString()));
    switch (tap.meddling().fateOf(said)) {
      case Meddling.Pass _ -> pass(request, said, body, false);
      case Meddling.LoseAnswer _ -> pass(request, said, body, true);
      case Meddling.Lose _ -> breakOff(request);
      case Meddling.AnswerWith(ObjectNode answer) -> answer(request, answer);
    }
  }

  private void pass(HttpServerRequest request, Said said, Buffer body, boolean loseAnswer) {
    var options =
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(tap.gateway())
            .setMethod(HttpMethod.POST)
            .setURI(request.uri())
            .putHeader("Content-Type", "application/json")
            .putHeader("Accept", "application/json")
            .putHeader("Authorization", String.valueOf(request.getHeader("Authorization")));
    client
        .request(options)
        .compose(
            outgoing -> {
              // A worker that has gone waits for nothing at the gateway; what it has said holds.
              request
                  .response()
                  .closeHandler(
                      _ -> {
                        open.remove(request);
                        if (said.is("pull")) {
                          outgoing.reset();
                        }
                      });
              return outgoing.send(body);
            })
        .compose(response -> response.body().compose(text -> read(response, text)))
        .onSuccess(
            message -> {
              if (loseAnswer) {
                tap.transcript().add(false, message);
                breakOff(request);
              } else {
                answer(request, message);
              }
            })
        .onFailure(_ -> breakOff(request));
  }

  /** The answer as it would stand on a WebSocket. */
  private static Future<ObjectNode> read(HttpClientResponse response, Buffer text) {
    ObjectNode answer = text.length() == 0 ? Json.object("{}") : Json.object(text.toString());
    return Future.succeededFuture(
        String.valueOf(response.getHeader("Content-Type")).startsWith(PROBLEM)
            ? Json.object("{\"type\":\"error\"}").set("problem", answer)
            : answer);
  }

  private void answer(HttpServerRequest request, ObjectNode message) {
    ObjectNode heard = tap.meddling().heardAs(tap.transcript().add(false, message));
    var response = request.response();
    switch (heard.path("type").asText()) {
      case "error" ->
          response
              .setStatusCode(heard.at("/problem/status").asInt())
              .putHeader("Content-Type", PROBLEM)
              .end(heard.path("problem").toString());
      case "stale-lease" -> json(request, CONFLICT, heard);
      default -> json(request, OK, heard);
    }
  }

  private static void json(HttpServerRequest request, int status, ObjectNode body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toString());
  }
}
