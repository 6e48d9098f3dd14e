package io.emprops.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.emprops.core.asset.Asset;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.TokenPrice;
import io.emprops.core.job.Usage;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.Problem;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.CustomerAccess;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the AsyncAPI document, and the page on the protocol, to the records that cross the wire.
 */
final class WorkerGatewayDocumentTest {
  private static final Path PAGE = Path.of("../docs/architecture/worker-protocol.md");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+) \\{[^|]*\\| `(\\w+)` \\|.*");
  private static final Map<String, Class<?>> SCHEMAS =
      Map.ofEntries(
          Map.entry("Asset", Asset.class),
          Map.entry("SealedSecrets", SealedSecrets.class),
          Map.entry("WorkerCondition", WorkerCondition.class),
          Map.entry("Held", WorkerMessage.Held.class),
          Map.entry("Capabilities", Capabilities.class),
          Map.entry("CustomerAccess", CustomerAccess.class),
          Map.entry("Usage", Usage.class),
          Map.entry("Allowance", ProviderLimits.Allowance.class),
          Map.entry("QueuedJob", QueuedJob.class),
          Map.entry("SpendingTerms", SpendingTerms.class),
          Map.entry("TokenPrice", TokenPrice.class),
          Map.entry("LateValue", LateValue.class),
          Map.entry("RenderContext", RenderContext.class),
          Map.entry("Problem", Problem.class),
          Map.entry("Diagnostic", Diagnostic.class));

  private final JsonMapper mapper = WireRecords.mapper();
  private final AsyncApiDocument document = AsyncApiDocument.read("worker-gateway");

  WorkerGatewayDocumentTest() throws IOException {}

  @Test
  void tellsEveryMessageThatThereIsAndNoOther() {
    assertThat(document.received("socket")).isEqualTo(types(WorkerMessage.class).keySet());
    assertThat(document.replied()).isEqualTo(types(GatewayMessage.class).keySet());
    assertThat(document.messages()).isEqualTo(all().keySet());
    assertThat(document.dangling()).isEmpty();
  }

  @Test
  void receivesEachMessageWhereThePageSays() throws IOException {
    Set<String> rows =
        Files.readAllLines(PAGE).stream()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .map(row -> row.group(1) + " " + row.group(2))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(document.paths()).isEqualTo(rows).hasSize(types(WorkerMessage.class).size());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void tellsAMessagesMembersAndWhichOfThemMustBeThere(String name, Class<?> type) {
    JsonNode payload = document.message(name).path("payload");

    assertThat(payload.at("/properties/type/const").asText()).isEqualTo(name);
    assertThat(AsyncApiDocument.members(payload)).isEqualTo(and("type", WireRecords.members(type)));
    assertThat(AsyncApiDocument.required(payload))
        .isEqualTo(and("type", WireRecords.required(type)));
    assertThat(document.kinds(payload)).isEqualTo(WireRecords.kinds(type));
  }

  @Test
  void tellsTheMembersOfWhatMessagesHold() {
    assertThat(document.objects()).isEqualTo(new TreeSet<>(SCHEMAS.keySet()));
    SCHEMAS.forEach(
        (name, type) -> {
          JsonNode schema = document.schema(name);
          assertThat(AsyncApiDocument.members(schema))
              .as(name)
              .isEqualTo(WireRecords.members(type));
          assertThat(AsyncApiDocument.required(schema))
              .as(name)
              .isEqualTo(WireRecords.required(type));
          assertThat(document.kinds(schema)).as(name).isEqualTo(kindsButType(type));
        });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void givesExamplesThatAreReadAndWrittenAsTheyStand(String name, Class<?> type)
      throws IOException {
    Class<?> side =
        WorkerMessage.class.isAssignableFrom(type) ? WorkerMessage.class : GatewayMessage.class;
    JsonNode examples = document.message(name).path("examples");

    assertThat(examples).isNotEmpty();
    for (JsonNode example : examples) {
      Object message = mapper.treeToValue(example.path("payload"), side);
      assertThat(message).isInstanceOf(type);
      assertThat(mapper.readTree(mapper.writerFor(side).writeValueAsString(message)))
          .isEqualTo(mapper.readTree(example.path("payload").toString()));
    }
  }

  static Stream<Arguments> messages() {
    return all().entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  private static Map<String, Class<?>> all() {
    Map<String, Class<?>> all = new TreeMap<>(types(WorkerMessage.class));
    all.putAll(types(GatewayMessage.class));
    return all;
  }

  /** The records of a sealed interface by their names on the wire; none without a name. */
  private static Map<String, Class<?>> types(Class<?> side) {
    Map<String, Class<?>> types = new TreeMap<>();
    for (JsonSubTypes.Type type : side.getAnnotation(JsonSubTypes.class).value()) {
      types.put(type.name(), type.value());
    }
    Stream<Class<?>> messages =
        Arrays.stream(side.getPermittedSubclasses()).filter(Class::isRecord);
    assertThat(types.values()).containsExactlyInAnyOrderElementsOf(messages.toList());
    return types;
  }

  /** A problem has a type of its own, which is no message's. */
  private static Map<String, String> kindsButType(Class<?> type) {
    Map<String, String> kinds = new TreeMap<>(WireRecords.kinds(type));
    kinds.remove("type");
    return kinds;
  }

  private static Set<String> and(String one, Set<String> others) {
    Set<String> all = new TreeSet<>(others);
    all.add(one);
    return all;
  }
}
