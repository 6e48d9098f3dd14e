package io.emprops.openapi.adapter.in.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobSnapshot;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The frames' text. Followers of a job get the same event one right after the other, so the last
 * texts are kept, and an event is written once for all of them.
 */
final class FrameTexts {
  private static final int KEPT = 64;

  /** A longer one is rare, and may be held by nobody but who writes it. */
  private static final int LONGEST_KEPT = 16_384;

  private final AtomicReferenceArray<Written> last = new AtomicReferenceArray<>(new Written[KEPT]);
  private final ObjectMapper mapper;

  FrameTexts(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** An event's. */
  String of(JobEvent event) {
    int place = Math.floorMod(event.jobId().hashCode(), KEPT);
    Written written = last.get(place);
    if (written != null && written.event().equals(event)) {
      return written.text();
    }
    String text = json(event);
    if (text.length() <= LONGEST_KEPT) {
      last.set(place, new Written(event, text));
    }
    return text;
  }

  /** A snapshot's. */
  String of(JobSnapshot snapshot) {
    ObjectNode frame = mapper.createObjectNode().put("type", "snapshot");
    JsonNode members = mapper.valueToTree(snapshot);
    members.properties().forEach(member -> frame.set(member.getKey(), member.getValue()));
    return json(frame);
  }

  private String json(Object frame) {
    try {
      return mapper.writeValueAsString(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written as JSON", e);
    }
  }

  private record Written(JobEvent event, String text) {}
}
