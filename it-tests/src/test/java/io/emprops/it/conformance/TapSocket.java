package io.emprops.it.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One WebSocket of the worker, and the one to the gateway behind it. All on one thread. */
final class TapSocket {
  private final Tap tap;
  private final ServerWebSocket worker;
  private final WebSocket gateway;
  private final Deque<Asked> inOrder = new ArrayDeque<>();

  /** A message that is no pull and waits for its answer. */
  private record Asked(boolean loseAnswer, Optional<ObjectNode> answer) {}

  private TapSocket(Tap tap, ServerWebSocket worker, WebSocket gateway) {
    this.tap = tap;
    this.worker = worker;
    this.gateway = gateway;
  }

  static Future<TapSocket> connect(Tap tap, WebSocketClient client, HttpServerRequest request) {
    var options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(tap.gateway())
            .setURI(request.uri())
            .addHeader("Authorization", String.valueOf(request.getHeader("Authorization")));
    return client
        .connect(options)
        .compose(
            gateway -> {
              gateway.pause();
              return request
                  .toWebSocket()
                  .map(worker -> new TapSocket(tap, worker, gateway).join());
            });
  }

  private TapSocket join() {
    worker.textMessageHandler(this::hearWorker);
    gateway.textMessageHandler(this::hearGateway);
    worker.closeHandler(_ -> end(gateway));
    gateway.closeHandler(_ -> end(worker));
    gateway.resume();
    return this;
  }

  private void end(WebSocketBase other) {
    tap.closed(this);
    var _ = other.close();
  }

  /** The connection breaks, without a word. */
  void breakOff() {
    tap.closed(this);
    var _ = worker.close();
    var _ = gateway.close();
  }

  void toWorker(ObjectNode message) {
    var _ = worker.writeTextMessage(message.toString());
  }

  private void hearWorker(String frame) {
    Said said = tap.transcript().add(true, Json.object(frame));
    switch (tap.meddling().fateOf(said)) {
      case Meddling.Pass _ -> pass(said, frame, false);
      case Meddling.LoseAnswer _ -> pass(said, frame, true);
      case Meddling.Lose _ -> breakOff();
      case Meddling.AnswerWith(ObjectNode answer) -> {
        if (said.is("pull")) {
          answer(answer);
        } else {
          inOrder.add(new Asked(false, Optional.of(answer)));
          answerWhatIsDue();
        }
      }
    }
  }

  private void pass(Said said, String frame, boolean loseAnswer) {
    if (!said.is("pull")) {
      inOrder.add(new Asked(loseAnswer, Optional.empty()));
    }
    var _ = gateway.writeTextMessage(frame);
  }

  private void hearGateway(String frame) {
    ObjectNode message = Json.object(frame);
    if (isForAPull(message)) {
      answer(message);
      return;
    }
    Asked asked = inOrder.poll();
    if (asked != null && asked.loseAnswer()) {
      tap.transcript().add(false, message);
      breakOff();
      return;
    }
    answer(message);
    answerWhatIsDue();
  }

  private static boolean isForAPull(ObjectNode message) {
    return switch (message.path("type").asText()) {
      case "assign", "nothing" -> true;
      case "error" -> message.path("about").asText().equals("pull");
      default -> false;
    };
  }

  private void answerWhatIsDue() {
    for (Asked first = inOrder.peek();
        first != null && first.answer().isPresent();
        first = inOrder.peek()) {
      inOrder.remove();
      answer(first.answer().get());
    }
  }

  private void answer(ObjectNode message) {
    toWorker(tap.meddling().heardAs(tap.transcript().add(false, message)));
  }
}
