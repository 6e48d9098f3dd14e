package io.emprops.ui.remote;

import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.remote.SseStream.Message.End;
import io.emprops.ui.remote.SseStream.Message.Event;
import io.emprops.ui.remote.SseStream.Message.Nothing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One connection that carries server-sent events. A thread of its own reads it, so that waiting for
 * a message can end in time; the bounded queue between them holds a fast sender back.
 */
final class SseStream implements AutoCloseable {
  private static final int QUEUE = 256;

  /** What waiting for a message brings. */
  sealed interface Message {

    /** A message. */
    record Event(String type, String data) implements Message {}

    /** None came in time. */
    record Nothing() implements Message {}

    /** None will come any more. */
    record End() implements Message {}
  }

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(QUEUE);
  private volatile boolean closed;

  private SseStream(HttpResponse<InputStream> response) {
    this.response = response;
  }

  /**
   * Connects.
   *
   * @param lastId the last event that the reader has; empty for all
   * @throws ApiUnavailableException if there is no answer
   * @throws io.emprops.ui.problem.ApiProblemException if the answer is neither a stream nor 404
   */
  static SseStream open(ApiClient api, String path, String lastId) {
    var request = api.request(path).setHeader("Accept", "text/event-stream");
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      var stream = new SseStream(api.http().send(request.build(), BodyHandlers.ofInputStream()));
      if (stream.status() == 200) {
        Thread.ofVirtual().name("sse-reader").start(stream::read);
      } else if (stream.status() >= 502 && stream.status() <= 504) {
        stream.close();
        throw new ApiUnavailableException(path + " is answered with " + stream.status());
      } else if (stream.status() != 404) {
        throw api.problem(stream.status(), stream.body());
      }
      return stream;
    } catch (IOException e) {
      throw new ApiUnavailableException(path + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiUnavailableException(path + " was interrupted", e);
    }
  }

  int status() {
    return response.statusCode();
  }

  /** The next message, or what came instead of it. */
  Message next(Duration wait) {
    try {
      var message = queue.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
      return message == null ? new Nothing() : message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new End();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      response.body().close();
    } catch (IOException e) {
      // It was broken already, which is what closing wants.
    }
    queue.clear();
  }

  private String body() throws IOException {
    try (var body = response.body()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void read() {
    var event = new EventLines();
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !closed) {
        if (event.take(line)) {
          put(event.finish());
        }
        line = lines.readLine();
      }
    } catch (IOException e) {
      // A broken stream ends like one that was closed: the reader connects again.
    }
    put(new End());
  }

  private void put(Message message) {
    try {
      while (!closed && !queue.offer(message, 1, TimeUnit.SECONDS)) {
        Thread.onSpinWait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The fields of one message as its lines come in. */
  private static final class EventLines {
    private String type = "";
    private final StringBuilder data = new StringBuilder();

    /** Takes a line and tells whether it completes a message. */
    boolean take(String line) {
      if (line.isEmpty()) {
        return !data.isEmpty();
      }
      int colon = line.indexOf(':');
      var field = colon < 0 ? line : line.substring(0, colon);
      var value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      if (field.equals("event")) {
        type = value;
      } else if (field.equals("data")) {
        data.append(data.isEmpty() ? "" : "\n").append(value);
      }
      return false;
    }

    Event finish() {
      var event = new Event(type, data.toString());
      type = "";
      data.setLength(0);
      return event;
    }
  }
}
