package io.emprops.openapi.adapter.in.websocket;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.job.port.in.SubscribeToJobQuery;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import org.jboss.logging.Logger;

/**
 * A job's log over a WebSocket: each event one frame, the result last, then the end. A reader keeps
 * no thread, and a slow one keeps nobody else waiting.
 */
@WebSocket(path = "/ws/jobs/{id}", endpointId = JobSocket.ID)
public class JobSocket {
  static final String ID = "job-events";

  private static final Logger LOG = Logger.getLogger(JobSocket.class);
  private static final TypedKey<JobFrames> FRAMES = new TypedKey<>("emprops.frames");
  private static final CloseReason GONE = new CloseReason(1008, "there is no job with this id");

  private final SubscribeToJobQuery follow;
  private final FrameTexts texts;

  JobSocket(SubscribeToJobQuery follow, ObjectMapper mapper) {
    this.follow = follow;
    this.texts = new FrameTexts(mapper);
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    JobReader reader = connection.userData().get(JobUpgradeCheck.READER);
    var frames = new JobFrames(Wire.of(connection), texts, System::nanoTime);
    connection.userData().put(FRAMES, frames);
    Thread.ofVirtual().name("follow-" + reader.job()).start(() -> begin(reader, frames));
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    connection.userData().get(FRAMES).close();
  }

  private void begin(JobReader reader, JobFrames frames) {
    try {
      if (reader.hasResult()) {
        frames.over();
      } else if (!follow.subscribe(reader.caller(), reader.job(), reader.since(), frames)) {
        frames.end(GONE);
      }
    } catch (RuntimeException e) {
      LOG.errorf("a job cannot be followed: job=%s", reader.job());
      frames.failed(e);
    }
  }
}
