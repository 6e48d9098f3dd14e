package io.emprops.it.provider;

import io.emprops.it.provider.FakeAnswer.Streamed;
import io.emprops.it.provider.FakeAnswer.Whole;
import io.emprops.it.provider.Received.Fate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends one answer with the fault that befalls it. */
final class AnswerPlayer {
  private static final int CHUNK = 64 * 1024;
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);
  private static final String OUTAGE = "The fake provider was asked for this fault";

  private final FakeApi api;
  private final Received received;
  private final HttpServerResponse response;
  private final Runnable disconnect;
  private final Gate gate;
  private final CountDownLatch gone = new CountDownLatch(1);

  AnswerPlayer(
      FakeApi api, Received received, HttpServerResponse response, Runnable disconnect, Gate gate) {
    this.api = api;
    this.received = received;
    this.response = response;
    this.disconnect = disconnect;
    this.gate = gate;
    response.closeHandler(_ -> goneAway());
    response.exceptionHandler(_ -> goneAway());
  }

  private void goneAway() {
    received.end(Fate.ABORTED);
    gone.countDown();
  }

  /** Headers that come with whatever is answered. */
  void tell(Map<String, String> headers) {
    headers.forEach(response::putHeader);
  }

  void play(Optional<Fault> fault) {
    FakeRequest request = received.request();
    if (fault.isEmpty()) {
      send(api.answer(request), Duration.ZERO);
      return;
    }
    switch (fault.get()) {
      case Fault.Status(int code, Optional<Duration> retryAfter) -> {
        FakeAnswer error = api.error(code, OUTAGE);
        send(
            retryAfter
                .map(wait -> error.with("Retry-After", Long.toString(wait.toSeconds())))
                .orElse(error),
            Duration.ZERO);
      }
      case Fault.Slow(Duration wait) -> send(api.answer(request), wait);
      case Fault.Cut _ -> cut(api.answer(request));
      case Fault.StreamError _ -> send(failing(api.answer(request)), Duration.ZERO);
      case Fault.Malformed _ -> send(malformed(api.answer(request)), Duration.ZERO);
      case Fault.Refusal _ -> send(api.refusal(request), Duration.ZERO);
      case Fault.Huge(long bytes) -> flood(api.answer(request), bytes);
      case Fault.WrongType _ ->
          send(
              new Whole(
                  200,
                  "text/html; charset=utf-8",
                  Buffer.buffer("<!DOCTYPE html><html><body>Please sign in</body></html>"),
                  Map.of()),
              Duration.ZERO);
      case Fault.Abort _ -> breakOff();
      case Fault.Silence _ -> {
        pause(LONGEST_SILENCE);
        breakOff();
      }
    }
  }

  /** Sends an answer to its end; waits before it and before each piece. */
  void send(FakeAnswer answer, Duration wait) {
    pause(wait);
    head(answer);
    boolean sent =
        switch (answer) {
          case Whole whole -> Blocking.on(response.end(whole.body()));
          case Streamed streamed -> pieces(streamed, wait) && Blocking.on(response.end());
        };
    received.end(sent ? Fate.ANSWERED : Fate.ABORTED);
  }

  private boolean pieces(Streamed streamed, Duration wait) {
    boolean sent = true;
    for (int i = 0; i < streamed.pieces().size() && sent; i++) {
      pause(wait);
      sent = write(streamed.pieces().get(i));
      if (i + 1 == streamed.heldAfter()) {
        gate.pass();
      }
    }
    return sent;
  }

  private void cut(FakeAnswer answer) {
    head(answer);
    switch (answer) {
      case Whole whole -> {
        response.putHeader("Content-Length", Integer.toString(whole.body().length()));
        response.setChunked(false);
        Blocking.on(response.write(whole.body().slice(0, whole.body().length() / 2)));
      }
      case Streamed streamed -> {
        List<String> half = streamed.pieces().subList(0, streamed.pieces().size() / 2);
        pieces(
            new Streamed(streamed.contentType(), half, streamed.heldAfter(), streamed.headers()),
            Duration.ZERO);
      }
    }
    breakOff();
  }

  private void flood(FakeAnswer answer, long bytes) {
    head(answer);
    response.setChunked(true);
    boolean sent = write("data: {\"padding\":\"");
    var chunk = Buffer.buffer("x".repeat(CHUNK));
    for (long told = 0; told < bytes && sent; told += CHUNK) {
      sent = Blocking.on(response.write(chunk));
    }
    received.end(
        sent && write("\"}\n\n") && Blocking.on(response.end()) ? Fate.ANSWERED : Fate.ABORTED);
  }

  private void breakOff() {
    received.end(Fate.BROKEN);
    disconnect.run();
  }

  private void head(FakeAnswer answer) {
    response.setStatusCode(answer.status());
    response.putHeader(
        "Content-Type",
        switch (answer) {
          case Whole whole -> whole.contentType();
          case Streamed streamed -> streamed.contentType();
        });
    answer.headers().forEach(response::putHeader);
    response.setChunked(answer instanceof Streamed);
  }

  private boolean write(String text) {
    return Blocking.on(response.write(text));
  }

  private FakeAnswer failing(FakeAnswer answer) {
    String error = api.streamError(received.request(), OUTAGE);
    if (answer instanceof Streamed streamed && !error.isEmpty()) {
      List<String> pieces =
          new ArrayList<>(streamed.pieces().subList(0, streamed.pieces().size() / 2));
      pieces.add(error);
      return new Streamed(streamed.contentType(), pieces, streamed.heldAfter(), streamed.headers());
    }
    return api.error(500, OUTAGE);
  }

  private static FakeAnswer malformed(FakeAnswer answer) {
    return switch (answer) {
      case Whole whole ->
          new Whole(
              whole.status(),
              whole.contentType(),
              whole.body().slice(0, whole.body().length() / 2),
              whole.headers());
      case Streamed streamed -> {
        List<String> pieces = new ArrayList<>(streamed.pieces());
        int middle = pieces.size() / 2;
        String piece = pieces.get(middle).strip();
        pieces.set(middle, piece.substring(0, piece.length() - 2) + "\n\n");
        yield new Streamed(
            streamed.contentType(), pieces, streamed.heldAfter(), streamed.headers());
      }
    };
  }

  private void pause(Duration wait) {
    if (wait.isPositive()) {
      try {
        boolean isGone = gone.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (isGone) {
          received.end(Fate.ABORTED);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
