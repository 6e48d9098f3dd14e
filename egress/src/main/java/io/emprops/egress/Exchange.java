package io.emprops.egress;

import io.emprops.core.job.FailureClass;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call, from the event loop that receives to the thread that reads. What comes is queued: first
 * the head, then pieces of the body, of which a few at most wait, then the end or an error.
 */
final class Exchange extends InputStream {
  private static final int PIECES_AHEAD = 8;

  private final HttpLimits limits;
  private final long begun = System.nanoTime();
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private @Nullable HttpClientRequest request;
  private @Nullable Context loop;
  private @Nullable HttpClientResponse response;
  private boolean aborted;

  // Of the reading thread alone.
  private byte[] piece = new byte[0];
  private int at;
  private long received;
  private boolean ended;

  private sealed interface Signal {}

  private record Head(HttpClientResponse response) implements Signal {}

  private record Piece(Buffer buffer) implements Signal {}

  private record End() implements Signal {}

  private record Broken(Throwable cause) implements Signal {}

  private record Aborted() implements Signal {}

  Exchange(HttpLimits limits) {
    this.limits = limits;
  }

  /** On the event loop: a connection is there. */
  void connected(HttpClientRequest ready, byte[] body) {
    // Without handlers of its own the library logs what it cannot read, which may hold a secret.
    ready.exceptionHandler(this::broken);
    ready.connection().exceptionHandler(this::broken);
    synchronized (this) {
      request = ready;
      loop = Vertx.currentContext();
      if (aborted) {
        ready.reset();
        return;
      }
    }
    ready.response().onSuccess(this::answered).onFailure(this::broken);
    if (body.length == 0) {
      ready.send();
    } else {
      ready.send(Buffer.buffer(body));
    }
  }

  private void answered(HttpClientResponse answer) {
    answer.pause();
    answer.handler(buffer -> signals.add(new Piece(buffer)));
    answer.endHandler(_ -> signals.add(new End()));
    answer.exceptionHandler(this::broken);
    synchronized (this) {
      response = answer;
    }
    signals.add(new Head(answer));
    answer.fetch(PIECES_AHEAD);
  }

  /** Nothing more will come. */
  void broken(Throwable cause) {
    signals.add(new Broken(cause));
  }

  /** Tells the provider to stop by closing the connection; from any thread. */
  void abort() {
    HttpClientRequest open;
    Context its;
    synchronized (this) {
      aborted = true;
      open = request;
      its = loop;
    }
    signals.add(new Aborted());
    if (open != null && its != null) {
      its.runOnContext(_ -> open.reset());
    }
  }

  /** Waits for the answer's head. */
  IncomingAnswer head() {
    return switch (next()) {
      case Head(var answer) -> new IncomingAnswer(answer.statusCode(), answer.headers(), this);
      case Broken(var cause) -> throw HttpFailures.of(cause);
      case Aborted _ -> throw stopped();
      case Piece _, End _ -> throw new IllegalStateException("a body before its head");
    };
  }

  private Signal next() {
    try {
      long left = limits.total().toNanos() - (System.nanoTime() - begun);
      Signal signal = signals.poll(Math.min(left, limits.idle().toNanos()), TimeUnit.NANOSECONDS);
      if (signal == null) {
        abort();
        throw left < limits.idle().toNanos() ? tooLong() : silent();
      }
      return signal;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abort();
      throw stopped();
    }
  }

  private CallFailedException silent() {
    return new CallFailedException(
        FailureClass.TIMEOUT,
        "no-answer",
        "Nothing came from the provider for %d ms".formatted(limits.idle().toMillis()));
  }

  private CallFailedException tooLong() {
    return new CallFailedException(
        FailureClass.TIMEOUT,
        "too-slow",
        "The provider's answer was not there after %d ms".formatted(limits.total().toMillis()));
  }

  private static CallFailedException stopped() {
    return new CallFailedException(FailureClass.SYSTEM_ERROR, "stopped", "The call was stopped");
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
  }

  /** Returns what is there, waiting only while there is nothing. */
  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    while (at == piece.length) {
      if (ended || !advanced()) {
        return -1;
      }
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, into, offset, count);
    at += count;
    return count;
  }

  private boolean advanced() {
    return switch (next()) {
      case Piece(var buffer) -> {
        take(buffer.getBytes());
        yield true;
      }
      case End _ -> {
        ended = true;
        yield false;
      }
      case Broken(var cause) -> throw HttpFailures.of(cause);
      case Aborted _ -> throw stopped();
      case Head _ -> throw new IllegalStateException("two heads");
    };
  }

  private void take(byte[] bytes) {
    received += bytes.length;
    if (received > limits.responseBytes()) {
      abort();
      throw new CallFailedException(
          FailureClass.RESPONSE_ERROR,
          "too-large",
          "The answer is larger than %d bytes".formatted(limits.responseBytes()));
    }
    piece = bytes;
    at = 0;
    fetchMore();
  }

  private void fetchMore() {
    HttpClientResponse answer;
    Context its;
    synchronized (this) {
      answer = response;
      its = loop;
    }
    if (answer != null && its != null) {
      its.runOnContext(_ -> answer.fetch(1));
    }
  }

  /** Gives the connection up, unless all was read. */
  @Override
  public void close() {
    if (!ended) {
      abort();
    }
  }
}
