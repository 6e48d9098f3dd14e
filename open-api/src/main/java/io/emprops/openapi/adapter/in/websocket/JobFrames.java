package io.emprops.openapi.adapter.in.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.port.in.FollowJobQuery;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Writes a job's log as frames, each a JSON object that tells its type. A write waits for its
 * reader; whoever takes nothing for a minute is let go, and may come back with the last id.
 */
final class JobFrames implements FollowJobQuery.Listener {
  private static final Logger LOG = Logger.getLogger(JobFrames.class);

  /** Followers are idle every five seconds or sooner, so a beat comes within ten. */
  private static final long BEAT_NANOS = Duration.ofSeconds(5).toNanos();

  private static final Duration LONGEST_WRITE = Duration.ofMinutes(1);
  private static final CloseReason SLOW = new CloseReason(1008, "nothing was taken for a minute");

  private final WebSocketConnection connection;
  private final ObjectMapper mapper;
  private final AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});
  private final AtomicBoolean closed = new AtomicBoolean();
  private long writtenAt = System.nanoTime();

  JobFrames(WebSocketConnection connection, ObjectMapper mapper) {
    this.connection = connection;
    this.mapper = mapper;
  }

  @Override
  public void snapshot(JobSnapshot snapshot) {
    ObjectNode frame = mapper.createObjectNode().put("type", "snapshot");
    JsonNode members = mapper.valueToTree(snapshot);
    members.properties().forEach(member -> frame.set(member.getKey(), member.getValue()));
    write(frame);
  }

  @Override
  public void event(JobEvent event) {
    write(event);
  }

  @Override
  public void idle() {
    if (System.nanoTime() - writtenAt >= BEAT_NANOS) {
      await(connection.sendPing(Buffer.buffer()));
    }
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public void whenClosed(Runnable follower) {
    wake.set(follower);
    if (closed.get()) {
      follower.run();
    }
  }

  /** The connection has ended: there is nobody to write to. */
  void close() {
    closed.set(true);
    wake.get().run();
  }

  /** Ends the connection, unless it has ended. */
  void end(CloseReason reason) {
    if (!closed.get()) {
      await(connection.close(reason));
    }
  }

  private void write(Object frame) {
    await(connection.sendText(json(frame)));
  }

  private void await(Uni<Void> writing) {
    if (closed.get()) {
      return;
    }
    try {
      writing.await().atMost(LONGEST_WRITE);
      writtenAt = System.nanoTime();
    } catch (TimeoutException _) {
      LOG.debugf("let go of a reader that takes nothing: connection=%s", connection.id());
      closed.set(true);
      connection.close(SLOW).subscribe().with(_ -> {}, _ -> {});
    } catch (RuntimeException e) {
      // The reader has gone in the meantime; it will come back with the last id that it has.
      LOG.debugf(e, "a reader has gone: connection=%s", connection.id());
      closed.set(true);
    }
  }

  private String json(Object frame) {
    try {
      return mapper.writeValueAsString(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written as JSON", e);
    }
  }
}
