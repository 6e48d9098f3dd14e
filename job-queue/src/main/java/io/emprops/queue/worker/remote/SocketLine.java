package io.emprops.queue.worker.remote;

import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerMessage;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A WebSocket to the gateway. One whose answers stay away is given up. */
final class SocketLine implements GatewayLine {
  private static final Logger LOG = Logger.getLogger(SocketLine.class);
  private static final int GOING_AWAY = 1001;

  private final WebSocket socket;
  private final GatewayWire wire;
  private final PendingAnswers pending;
  private final Duration longest;

  private SocketLine(WebSocket socket, GatewayWire wire, PendingAnswers pending, Duration longest) {
    this.socket = socket;
    this.wire = wire;
    this.pending = pending;
    this.longest = longest;
  }

  /**
   * Connects.
   *
   * @throws ExecutionException with what stood in the way
   * @throws TimeoutException if nothing answers
   */
  static SocketLine open(HttpClient http, GatewayAddress address, GatewayWire wire)
      throws ExecutionException, TimeoutException, InterruptedException {
    var pending = new PendingAnswers();
    CompletableFuture<WebSocket> connecting =
        http.newWebSocketBuilder()
            .connectTimeout(address.longestAnswer())
            .header("Authorization", address.authorization())
            .buildAsync(address.socket(), new Ear(wire, pending));
    try {
      WebSocket socket = connecting.get(address.longestAnswer().toMillis(), TimeUnit.MILLISECONDS);
      return new SocketLine(socket, wire, pending, address.longestAnswer());
    } catch (TimeoutException e) {
      var _ = connecting.thenAccept(WebSocket::abort);
      throw e;
    }
  }

  @Override
  public GatewayMessage ask(WorkerMessage message) {
    String frame = wire.write(message);
    try {
      CompletableFuture<GatewayMessage> answer = say(message, frame);
      return answer.get(longestFor(message).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      close();
      throw new QueueUnavailableException("no answer to " + message.named(), e);
    } catch (ExecutionException e) {
      close();
      throw new QueueUnavailableException("the connection to the gateway is lost", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new QueueUnavailableException("interrupted", e);
    }
  }

  /** One at a time: the order of the frames is that of the answers. */
  private synchronized CompletableFuture<GatewayMessage> say(WorkerMessage message, String frame)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<GatewayMessage> answer = pending.expect(message);
    var _ = socket.sendText(frame, true).get(longest.toMillis(), TimeUnit.MILLISECONDS);
    return answer;
  }

  private Duration longestFor(WorkerMessage message) {
    return message instanceof WorkerMessage.Pull pull ? longest.plusMillis(pull.waitMs()) : longest;
  }

  @Override
  public boolean isOpen() {
    return !pending.isClosed();
  }

  @Override
  public void close() {
    pending.close();
    // Not a polite end alone: whatever is on its way here must not be taken for delivered.
    var _ = socket.sendClose(GOING_AWAY, "");
    socket.abort();
  }

  /** Puts the frames of a message together, and hands it on. */
  private static final class Ear implements WebSocket.Listener {
    private final GatewayWire wire;
    private final PendingAnswers pending;
    private final StringBuilder part = new StringBuilder();

    Ear(GatewayWire wire, PendingAnswers pending) {
      this.wire = wire;
      this.pending = pending;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        String text = part.toString();
        part.setLength(0);
        wire.answer(text)
            .ifPresentOrElse(
                answer -> {
                  if (!pending.hear(answer)) {
                    LOG.warn("the gateway answers what nobody has asked, passed over");
                  }
                },
                () -> LOG.warn("the gateway says what is not known here, passed over"));
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      LOG.infof("the gateway has closed the connection: code=%d", code);
      pending.close();
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      LOG.infof("the connection to the gateway has broken: %s", error.toString());
      pending.close();
    }
  }
}
