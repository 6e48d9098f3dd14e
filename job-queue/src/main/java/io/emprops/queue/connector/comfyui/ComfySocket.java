package io.emprops.queue.connector.comfyui;

import io.emprops.egress.CallFailedException;
import io.emprops.egress.SocketCaller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the server tells one client, as it comes; a lost connection is one of the events. */
final class ComfySocket implements AutoCloseable, SocketCaller.Listener {
  private static final int MOST_WAITING = 10_000;
  private static final Duration FIRST_WORD = Duration.ofSeconds(2);

  private final String url;
  private final List<Map.Entry<String, String>> headers;
  private final SocketCaller sockets;
  private final BlockingQueue<ComfyEvent> events = new LinkedBlockingQueue<>(MOST_WAITING);
  private final CountDownLatch first = new CountDownLatch(1);
  private Optional<SocketCaller.Connection> connection = Optional.empty();
  private volatile boolean closing;

  ComfySocket(ComfyAccess access, SocketCaller sockets, String client) {
    this.url = access.url("/ws?clientId=" + URLEncoder.encode(client, StandardCharsets.UTF_8));
    this.headers = List.copyOf(access.headers().entrySet());
    this.sockets = sockets;
  }

  /** Connects, if it can; the history tells the same, later. */
  void connect() {
    try {
      connection = Optional.of(sockets.open(url, headers, this));
    } catch (CallFailedException e) {
      connection = Optional.empty();
    }
  }

  /** Connects and waits for the server's first word: from then on it tells this client all. */
  void connectAndHear() {
    connect();
    if (isConnected()) {
      try {
        first.await(FIRST_WORD.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  boolean isConnected() {
    return connection.isPresent();
  }

  /** Someone asked to stop; from any thread. */
  void stop() {
    tell(new ComfyEvent.StopAsked());
  }

  /** The next event; empty, if none came in time. */
  Optional<ComfyEvent> next(Duration wait) {
    try {
      Optional<ComfyEvent> event =
          Optional.ofNullable(events.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
      if (event.isPresent() && event.get() instanceof ComfyEvent.Lost) {
        connection = Optional.empty();
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new ComfyEvent.StopAsked());
    }
  }

  @Override
  public void text(String text) {
    first.countDown();
    ComfyEvent.of(text).ifPresent(this::tell);
  }

  @Override
  public void bytes(byte[] bytes) {
    ComfyEvent.of(bytes).ifPresent(this::tell);
  }

  @Override
  public void closed() {
    if (!closing) {
      tell(new ComfyEvent.Lost());
    }
  }

  /** What does not fit is left out: the history has the end of it all. */
  private void tell(ComfyEvent event) {
    events.offer(event);
  }

  @Override
  public void close() {
    closing = true;
    connection.ifPresent(SocketCaller.Connection::close);
  }
}
