package io.emprops.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.core.asset.Asset;
import io.emprops.core.job.Attempt;
import io.emprops.core.job.Expense;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.Usage;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the AsyncAPI document of a job's events to the records that cross the wire. */
final class JobEventsDocumentTest {
  private static final String SNAPSHOT = "snapshot";

  private final JsonMapper mapper = WireRecords.mapper();
  private final AsyncApiDocument document = AsyncApiDocument.read("job-events");
  private final Map<String, Class<?>> bodies = bodies();

  JobEventsDocumentTest() throws IOException {}

  @Test
  void tellsEveryTypeOfEventThatThereIsAndNoOther() {
    Set<String> types = new TreeSet<>(bodies.keySet());
    types.add(SNAPSHOT);

    assertThat(bodies.values())
        .containsExactlyInAnyOrder(JobEvent.Body.class.getPermittedSubclasses());
    assertThat(document.messages()).isEqualTo(types);
    assertThat(document.sent("job")).isEqualTo(types);
    assertThat(document.dangling()).isEmpty();
  }

  @Test
  void tellsAnEventsMembersAndWhatItsDataIs() {
    bodies.forEach(
        (type, body) -> {
          JsonNode payload = document.message(type).path("payload");
          Set<String> members = new TreeSet<>(WireRecords.members(JobEvent.class));
          members.add("type");
          assertThat(payload.at("/properties/type/const").asText()).isEqualTo(type);
          assertThat(payload.at("/properties/data/$ref").asText())
              .endsWith("/" + body.getSimpleName());
          assertThat(AsyncApiDocument.members(payload)).as(type).isEqualTo(members);
          assertThat(AsyncApiDocument.required(payload)).as(type).isEqualTo(members);
        });
  }

  @Test
  void tellsASnapshotsMembers() {
    JsonNode payload = document.message(SNAPSHOT).path("payload");
    Set<String> members = new TreeSet<>(WireRecords.members(JobSnapshot.class));
    Set<String> required = new TreeSet<>(WireRecords.required(JobSnapshot.class));
    members.add("type");
    required.add("type");

    assertThat(payload.at("/properties/type/const").asText()).isEqualTo(SNAPSHOT);
    assertThat(AsyncApiDocument.members(payload)).isEqualTo(members);
    assertThat(AsyncApiDocument.required(payload)).isEqualTo(required);
  }

  @Test
  void tellsTheMembersOfWhatEventsHold() {
    Map<String, Class<?>> schemas = new HashMap<>();
    bodies.values().forEach(body -> schemas.put(body.getSimpleName(), body));
    schemas.put("Asset", Asset.class);
    schemas.put("Attempt", Attempt.class);
    schemas.put("Expense", Expense.class);
    schemas.put("JobFailure", JobFailure.class);
    schemas.put("Usage", Usage.class);

    assertThat(document.objects()).isEqualTo(schemas.keySet());
    schemas.forEach(
        (name, type) -> {
          JsonNode schema = document.schema(name);
          assertThat(AsyncApiDocument.members(schema))
              .as(name)
              .isEqualTo(WireRecords.members(type));
          assertThat(AsyncApiDocument.required(schema))
              .as(name)
              .isEqualTo(WireRecords.required(type));
        });
  }

  @Test
  void givesExamplesThatAreReadAndWrittenAsTheyStand() throws IOException {
    for (String type : document.messages()) {
      JsonNode examples = document.message(type).path("examples");
      assertThat(examples).as(type).isNotEmpty();
      for (JsonNode example : examples) {
        ObjectNode payload = (ObjectNode) mapper.readTree(example.path("payload").toString());
        assertThat(payload.path("type").asText()).isEqualTo(type);
        if (type.equals(SNAPSHOT)) {
          payload.remove("type");
          requireSame(payload, JobSnapshot.class);
        } else {
          requireSame(payload, JobEvent.class);
        }
      }
    }
  }

  private void requireSame(ObjectNode payload, Class<?> type) throws IOException {
    Object read = mapper.treeToValue(payload, type);
    assertThat(mapper.readTree(mapper.writeValueAsString(read))).isEqualTo(payload);
  }

  private static Map<String, Class<?>> bodies() {
    Map<String, Class<?>> bodies = new TreeMap<>();
    Arrays.stream(JobEvent.class.getRecordComponents())
        .map(part -> part.getAccessor().getAnnotation(JsonSubTypes.class))
        .filter(types -> types != null)
        .flatMap(types -> Arrays.stream(types.value()))
        .forEach(type -> bodies.put(type.name(), type.value()));
    return bodies;
  }
}
