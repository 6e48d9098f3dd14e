package io.emprops.queue.adapter.in.websocket;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.problem.UnavailableException;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.queue.adapter.in.Messages;
import io.emprops.queue.adapter.in.UnreadableMessageException;
import io.emprops.queue.adapter.in.WorkerGate;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/**
 * Workers over a WebSocket: each frame one message, each answer one frame. Answers come in the
 * order of the messages, but for pulls, which wait beside them.
 */
@WebSocket(path = "/ws/worker")
@RolesAllowed("worker")
public class WorkerSocket {
  private static final Logger LOG = Logger.getLogger(WorkerSocket.class);

  private final WorkerGate gate;
  private final Messages messages;
  private final SecurityIdentity identity;
  private final ConcurrentMap<String, Set<Thread>> pulls = new ConcurrentHashMap<>();

  WorkerSocket(WorkerGate gate, Messages messages, SecurityIdentity identity) {
    this.gate = gate;
    this.messages = messages;
    this.identity = identity;
  }

  @OnTextMessage
  @RunOnVirtualThread
  void receive(String frame, WebSocketConnection connection) {
    Principal holder = identity.getPrincipal();
    switch (read(frame)) {
      case Unreadable(Problem problem) -> send(connection, new Refused(problem, null));
      case Read(WorkerMessage.Pull pull) -> waitBeside(connection, holder, pull);
      case Read(WorkerMessage message) -> send(connection, answer(holder, message));
    }
  }

  @OnClose
  void close(WebSocketConnection connection) {
    Set<Thread> waiting = pulls.remove(connection.id());
    if (waiting != null) {
      waiting.forEach(Thread::interrupt);
    }
  }

  private void waitBeside(
      WebSocketConnection connection, Principal holder, WorkerMessage.Pull pull) {
    Thread.ofVirtual()
        .name("pull-" + pull.workerId())
        .start(
            () -> {
              track(connection);
              try {
                GatewayMessage answer = answer(holder, pull);
                if (!send(connection, answer) && answer instanceof Assign assign) {
                  giveBack(holder, pull, assign);
                }
              } finally {
                untrack(connection);
              }
            });
  }

  /** The job was claimed for a worker that has gone; another may have it at once. */
  private void giveBack(Principal holder, WorkerMessage.Pull pull, Assign assign) {
    // The interrupt that ended the wait must not end this call too.
    Thread.interrupted();
    answer(
        holder, new WorkerMessage.Release(pull.workerId(), assign.job().id(), assign.leaseToken()));
    LOG.debugf("job given back job=%s worker=%s", assign.job().id(), pull.workerId());
  }

  private void track(WebSocketConnection connection) {
    pulls
        .computeIfAbsent(connection.id(), _ -> ConcurrentHashMap.newKeySet())
        .add(Thread.currentThread());
    if (!connection.isOpen()) {
      Thread.currentThread().interrupt();
    }
  }

  private void untrack(WebSocketConnection connection) {
    pulls.computeIfPresent(
        connection.id(),
        (_, waiting) -> {
          waiting.remove(Thread.currentThread());
          return waiting.isEmpty() ? null : waiting;
        });
  }

  private GatewayMessage answer(Principal holder, WorkerMessage message) {
    try {
      return gate.serve(holder, message);
    } catch (UnavailableException e) {
      LOG.warnf("queue unavailable worker=%s reason=%s", message.workerId(), e.getMessage());
      return new Refused(
          Problem.of(ErrorCode.UNAVAILABLE, "the queue cannot be reached", List.of()),
          message.named());
    }
  }

  private boolean send(WebSocketConnection connection, GatewayMessage answer) {
    if (!connection.isOpen()) {
      return false;
    }
    connection.sendTextAndAwait(messages.write(answer));
    return true;
  }

  private Frame read(String frame) {
    try {
      return new Read(messages.read(frame, WorkerMessage.class));
    } catch (UnreadableMessageException e) {
      return new Unreadable(e.problem());
    }
  }

  private sealed interface Frame {}

  private record Read(WorkerMessage message) implements Frame {}

  private record Unreadable(Problem problem) implements Frame {}
}
