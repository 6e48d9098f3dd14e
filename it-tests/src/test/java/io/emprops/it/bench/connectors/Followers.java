package io.emprops.it.bench.connectors;

import io.emprops.it.bench.run.Answers;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.stack.StackFile;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Who follows a job over a WebSocket, and looks at the clock. */
final class Followers implements AutoCloseable {
  private static final String ASKER = "a follower";
  private static final int LONGEST_SECONDS = 30;

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setUseDaemonThread(true));
  private final WebSocketClient client = vertx.createWebSocketClient();
  private final StackFile stack;

  Followers(StackFile stack) {
    this.stack = stack;
  }

  /** A frame and when it came. */
  private record Heard(long at, String frame) {
    private boolean is(String type) {
      return frame.contains("\"type\":\"" + type + "\"");
    }
  }

  /** Follows a job from its beginning. */
  Follower follow(String job) {
    URI api = URI.create(stack.api());
    BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    var options =
        new WebSocketConnectOptions()
            .setHost(api.getHost())
            .setPort(api.getPort())
            .setURI("/ws/jobs/" + job)
            .addHeader("Authorization", "Bearer " + stack.token());
    WebSocket socket =
        Answers.await(
            client
                .connect(options)
                .onSuccess(
                    open ->
                        open.textMessageHandler(
                            frame -> heard.add(new Heard(System.nanoTime(), frame)))),
            ASKER);
    return new Follower(socket, heard);
  }

  @Override
  public void close() {
    Answers.await(vertx.close(), ASKER);
  }

  /** One of them. */
  static final class Follower implements AutoCloseable {
    private final WebSocket socket;
    private final BlockingQueue<Heard> heard;

    private Follower(WebSocket socket, BlockingQueue<Heard> heard) {
      this.socket = socket;
      this.heard = heard;
    }

    /** When the next piece of text came, by {@link System#nanoTime}. */
    long awaitText() {
      return await("output");
    }

    /** Waits for the end of the job. */
    void awaitEnd() {
      await("result");
    }

    private long await(String type) {
      try {
        Heard next;
        do {
          next = heard.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
          if (next == null) {
            throw new BenchFailure("a follower heard no " + type);
          }
        } while (!next.is(type));
        return next.at();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BenchFailure("interrupted", e);
      }
    }

    @Override
    public void close() {
      Answers.await(socket.close(), ASKER);
    }
  }
}
