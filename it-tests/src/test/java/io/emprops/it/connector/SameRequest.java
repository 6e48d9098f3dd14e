package io.emprops.it.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.core.job.AJob;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.it.provider.FakeProviders;
import io.emprops.it.provider.Received;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Gives a connector the request that a provider's own client has just sent, and holds what it sends
 * against that.
 */
final class SameRequest implements AutoCloseable {
  /** Of these the client's say who it is and how it reads. */
  private static final List<String> HEADERS =
      List.of("authorization", "x-api-key", "anthropic-version", "anthropic-beta");

  private final ObjectMapper json = new ObjectMapper();
  private final Calling calling = new Calling(Duration.ofSeconds(30));
  private final ConnectorUnderTest connector;
  private final FakeProviders providers;

  SameRequest(String type, FakeProviders providers) {
    this.connector = Connectors.named(type);
    this.providers = providers;
  }

  /**
   * The connector's result for the same payload.
   *
   * @param added members that the payload has besides the client's
   * @param headers which of them go as headers, and so not in the body
   */
  JsonNode resultOfTheSame(Map<String, Object> added, String... headers) {
    Received theirs = providers.received().getLast();
    ObjectNode payload = theirs.json().deepCopy();
    payload.setAll(json.<ObjectNode>valueToTree(added));

    Result result =
        connector
            .at(providers, calling)
            .process(
                AJob.aJob().jobType(connector.type()).payload(payload.toString()).build(),
                1,
                new RecordingReporter(),
                new ManualCancellation());

    Received mine = providers.received().getLast();
    assertThat(mine).isNotSameAs(theirs);
    assertThat(mine.method() + " " + mine.path()).isEqualTo(theirs.method() + " " + theirs.path());
    assertThat(mine.json()).isEqualTo(payload.deepCopy().remove(List.of(headers)));
    for (String header : HEADERS) {
      assertThat(mine.header(header)).as(header).isEqualTo(theirs.header(header));
    }
    assertThat(mine.header("content-type")).startsWith("application/json");
    assertThat(result).isInstanceOf(Succeeded.class);
    return tree(((Succeeded) result).value().toJson());
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a result that is no JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    calling.close();
  }
}
