package io.emprops.it.bench.followers;

import io.emprops.core.job.JobId;
import io.emprops.it.bench.run.Answers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Followers over WebSockets, which only look at the clock. */
final class Crowd implements AutoCloseable {
  private static final int AT_ONCE = 100;
  private static final String ASKER = "a follower";
  private static final String MOMENT = "\"message\":\"";

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setUseDaemonThread(true));
  private final List<WebSocket> sockets = new ArrayList<>();
  private final LongAdder broken = new LongAdder();
  private final WebSocketClient client;
  private final Latencies latencies;
  private final int port;
  private final String token;

  Crowd(int port, String token, Latencies latencies) {
    this.port = port;
    this.token = token;
    this.latencies = latencies;
    this.client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxConnections(Integer.MAX_VALUE));
  }

  /** Lets so many more follow these jobs, in turn. */
  void join(List<JobId> jobs, int followers) {
    for (int begun = 0; begun < followers; begun += AT_ONCE) {
      List<Future<WebSocket>> some = new ArrayList<>();
      for (int i = begun; i < Math.min(begun + AT_ONCE, followers); i++) {
        some.add(connect(jobs.get(i % jobs.size())));
      }
      sockets.addAll(Answers.await(Future.all(some), ASKER).list());
    }
  }

  /** How many connections were ended by the other side. */
  long broken() {
    return broken.sum();
  }

  /** Lets all go. */
  void leave() {
    List<WebSocket> all = List.copyOf(sockets);
    sockets.clear();
    for (WebSocket socket : all) {
      Answers.await(socket.close(), ASKER);
    }
  }

  @Override
  public void close() {
    Answers.await(vertx.close(), ASKER);
  }

  private Future<WebSocket> connect(JobId job) {
    var options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI("/ws/jobs/" + job)
            .addHeader("Authorization", "Bearer " + token);
    return client
        .connect(options)
        .onSuccess(
            socket -> {
              socket.textMessageHandler(this::hear);
              socket.closeHandler(_ -> broken.increment());
            });
  }

  private void hear(String frame) {
    long now = System.nanoTime();
    int at = frame.indexOf(MOMENT);
    if (at >= 0) {
      int from = at + MOMENT.length();
      latencies.add(Long.parseLong(frame, from, frame.indexOf('"', from), 10), now);
    }
  }
}
