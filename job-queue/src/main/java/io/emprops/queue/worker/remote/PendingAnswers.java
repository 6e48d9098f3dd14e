package io.emprops.queue.worker.remote;

import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.WorkerMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Who waits for an answer on a socket. Answers come in the order of the messages, but for those to
 * pulls, which come when they come and in no order among themselves.
 */
final class PendingAnswers {
  private final Deque<CompletableFuture<GatewayMessage>> inOrder = new ArrayDeque<>();
  private final Deque<CompletableFuture<GatewayMessage>> pulls = new ArrayDeque<>();
  private boolean closed;

  /** Expects an answer to this message, which is sent next. */
  synchronized CompletableFuture<GatewayMessage> expect(WorkerMessage message) {
    var answer = new CompletableFuture<GatewayMessage>();
    if (closed) {
      answer.completeExceptionally(lost());
    } else {
      (message instanceof WorkerMessage.Pull ? pulls : inOrder).add(answer);
    }
    return answer;
  }

  /** Hands an answer to whom it is for; false, if nobody waits for such a one. */
  boolean hear(GatewayMessage answer) {
    Optional<CompletableFuture<GatewayMessage>> asker = take(answer);
    asker.ifPresent(waiting -> waiting.complete(answer));
    return asker.isPresent();
  }

  private synchronized Optional<CompletableFuture<GatewayMessage>> take(GatewayMessage answer) {
    return Optional.ofNullable(isForAPull(answer) ? pulls.poll() : inOrder.poll());
  }

  private boolean isForAPull(GatewayMessage answer) {
    return switch (answer) {
      case GatewayMessage.Assign _, GatewayMessage.NothingToDo _ -> true;
      // A gateway of version 1 does not say what its error is about.
      case Refused(var _, var about) -> about == null ? inOrder.isEmpty() : about.equals("pull");
      case GatewayMessage.Registered _,
          GatewayMessage.Leases _,
          GatewayMessage.Acknowledged _,
          GatewayMessage.StaleLease _ ->
          false;
    };
  }

  /** No more answers come. */
  void close() {
    List<CompletableFuture<GatewayMessage>> waiting;
    synchronized (this) {
      closed = true;
      waiting = new ArrayList<>(inOrder);
      waiting.addAll(pulls);
      inOrder.clear();
      pulls.clear();
    }
    waiting.forEach(answer -> answer.completeExceptionally(lost()));
  }

  synchronized boolean isClosed() {
    return closed;
  }

  private static QueueUnavailableException lost() {
    return new QueueUnavailableException("the connection to the gateway is lost");
  }
}
