package io.emprops.it.bench.gateway;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.it.bench.run.Answers;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Workers with one slot each, over WebSockets: each pulls, completes at once what it gets, and
 * pulls again. One thread serves all of them.
 */
public final class SocketWorkers implements AutoCloseable {
  private static final String ASKER = "a worker";
  private static final long PULL_MS = 20_000;
  private static final Usage USAGE = Usage.ofDuration(1);

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setUseDaemonThread(true));
  private final WebSocketClient client =
      vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(1_000));
  private final Wire wire = new Wire();
  private final JobType type;
  private final Watcher watcher;
  private final Duration heartbeat;
  private volatile boolean leaving;

  /** Workers for jobs of this type, that hold each for too short a time to renew a lease. */
  public SocketWorkers(JobType type, Watcher watcher) {
    this(type, watcher, Duration.ZERO);
  }

  /** The same, each of which sends a heartbeat so often; never, if that is zero. */
  public SocketWorkers(JobType type, Watcher watcher, Duration heartbeat) {
    this.type = type;
    this.watcher = watcher;
    this.heartbeat = heartbeat;
  }

  /** Is told what becomes of the workers, in their one thread. */
  public interface Watcher {

    /** One has asked for a job. */
    void pulled();

    /** One has received a job at this moment, by {@link System#nanoTime}. */
    void assigned(long at);

    /** One's completion is kept. */
    void completed();

    /** One's heartbeat is answered. */
    default void renewed() {}

    /** What must not happen has happened. */
    void failed(String what);
  }

  /** Lets one more work at a gateway; it registers and pulls by itself. */
  public void join(BenchGateway gateway, String name) {
    var id = new WorkerId(name);
    var options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(gateway.port())
            .setURI("/ws/worker")
            .addHeader("Authorization", "Bearer " + gateway.workerToken(id, type));
    Answers.await(client.connect(options).onSuccess(socket -> begin(id, socket)), ASKER);
  }

  private void begin(WorkerId id, WebSocket socket) {
    socket.textMessageHandler(frame -> hear(id, socket, frame));
    socket.closeHandler(_ -> closed(id));
    say(
        socket,
        new WorkerMessage.Register(
            id,
            new MachineId("bench"),
            Capabilities.ofTypes(Set.of(type)),
            1,
            List.of(),
            WorkerMessage.PROTOCOL_VERSION,
            null));
    if (!heartbeat.isZero()) {
      var beat = new WorkerMessage.Heartbeat(id, List.of(), null);
      vertx.setPeriodic(heartbeat.toMillis(), _ -> say(socket, beat));
    }
  }

  private void closed(WorkerId id) {
    if (!leaving) {
      watcher.failed("the gateway has closed the socket of " + id);
    }
  }

  private void hear(WorkerId id, WebSocket socket, String frame) {
    long at = System.nanoTime();
    switch (wire.read(frame, GatewayMessage.class)) {
      case GatewayMessage.Registered _, GatewayMessage.NothingToDo _ -> pull(id, socket);
      case Assign assign -> {
        watcher.assigned(at);
        complete(id, socket, assign);
      }
      case GatewayMessage.Acknowledged _ -> {
        watcher.completed();
        pull(id, socket);
      }
      case GatewayMessage.Leases _ -> watcher.renewed();
      case GatewayMessage.StaleLease _, GatewayMessage.Refused _ ->
          watcher.failed("the gateway answered " + frame);
    }
  }

  private void pull(WorkerId id, WebSocket socket) {
    say(socket, new WorkerMessage.Pull(id, 1, PULL_MS));
    watcher.pulled();
  }

  private void complete(WorkerId id, WebSocket socket, Assign assign) {
    say(
        socket,
        new WorkerMessage.Complete(
            id, assign.job().id(), assign.leaseToken(), JsonValue.emptyObject(), USAGE));
  }

  private void say(WebSocket socket, WorkerMessage message) {
    socket.writeTextMessage(wire.write(message));
  }

  /** Lets all go. */
  @Override
  public void close() {
    leaving = true;
    Answers.await(vertx.close(), ASKER);
  }
}
