package io.emprops.core.prior;

import static io.emprops.core.prior.APriorJob.CREATED;
import static io.emprops.core.prior.APriorJob.aPriorJob;
import static io.emprops.core.prior.ImportNote.ARRIVAL_ABSENT;
import static io.emprops.core.prior.ImportNote.ARRIVAL_IN_FUTURE;
import static io.emprops.core.prior.ImportNote.ATTEMPTS_USED;
import static io.emprops.core.prior.ImportNote.CONTEXT_KEPT;
import static io.emprops.core.prior.ImportNote.CONTEXT_NOT_JSON;
import static io.emprops.core.prior.ImportNote.PRIORITY_CLAMPED;
import static io.emprops.core.prior.ImportNote.STEP_KEPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.prior.Translation.Translated;
import io.emprops.core.prior.Translation.Untranslatable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each field of a prior job is read as one thing, or ends the reading with one reason. */
final class PriorTranslatorTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00.500Z");
  private static final String SECRET = "sk-very-secret";

  private final PriorTranslator translator = new PriorTranslator(JobTypeRegistry.standard());

  @Test
  void takesAJobAsItsApiWroteIt() {
    TranslatedJob job = translated(aPriorJob().with("payload", "{\"a\":1.10}"));

    assertThat(job.priorId()).isEqualTo("job-1");
    assertThat(job.jobType().value()).isEqualTo("simulation");
    assertThat(job.payload().toJson()).isEqualTo("{\"a\":1.10}");
    assertThat(job.priority()).isEqualTo(50);
    assertThat(job.arrival()).isEqualTo(Instant.parse(CREATED));
    assertThat(job.created()).isEqualTo(Instant.parse(CREATED));
    assertThat(job.maxAttempts()).isEqualTo(3);
    assertThat(job.requirements()).isEmpty();
    assertThat(job.customer()).isEmpty();
    assertThat(job.attemptTimeout()).isEmpty();
    assertThat(job.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "simulation, simulation",
    "mock, simulation",
    "openai_text, openai_chat",
    "openai, openai_chat",
    "openai_image, openai_image",
    "openai_img2img, openai_image",
    "openai_responses, openai_responses",
    "embeddings, openai_embeddings",
    "gem-nano-banana, gemini",
    "ollama, ollama",
    "text_generation, ollama",
    "chat_completion, ollama",
    "comfyui, comfyui",
    "rest_sync, custom_api",
    "rest_async, custom_api_async",
    "fetch_api, custom_api_async"
  })
  void readsTheNameOfAServiceAsAJobType(String service, String type) {
    assertThat(translated(aPriorJob().with("service_required", service)).jobType().value())
        .isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "status, assigned, status-not-pending",
        "status, failed, status-not-pending",
        "status, queued, status-not-pending",
        "service_required, -, service-missing",
        "service_required, unknown, service-missing",
        "service_required, submit_job, service-missing",
        "service_required, ' ', service-missing",
        "service_required, p5, delegated",
        "service_required, a1111, service-unknown",
        "service_required, OpenAI_Text, service-unknown",
        "payload, -, payload-missing",
        "payload, '', payload-missing",
        "payload, '{\"a\":', payload-not-json",
        "payload, '{} {}', payload-not-json",
        "payload, '{\"a\":1,\"a\":2}', payload-not-json",
        "priority, high, priority-unreadable",
        "priority, 5.5, priority-unreadable",
        "workflow_priority, NaN, priority-unreadable",
        "retry_count, -1, retries-unreadable",
        "retry_count, many, retries-unreadable",
        "max_retries, 1001, retries-unreadable",
        "created_at, yesterday, time-unreadable",
        "created_at, 2026-11-20, time-unreadable",
        "created_at, 1969-12-31T23:59:59Z, time-unreadable",
        "workflow_datetime, soon, time-unreadable",
        "customer_id, 'a\u0000b', customer-unreadable",
        "requirements, '{', requirements-not-json",
        "requirements, '[]', requirements-unsupported"
      })
  void doesNotGuessWhatItCannotRead(String field, String text, String reason) {
    var job = aPriorJob();

    Untranslatable refused = refused(text == null ? job.without(field) : job.with(field, text));

    assertThat(refused.reason().wire()).isEqualTo(reason);
  }

  @Test
  void tellsOfMembersWithoutAJob() {
    assertThat(translator.translate(aPriorJob().dangling(), NOW))
        .isEqualTo(new Untranslatable(ImportReason.HASH_MISSING, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "\ud800"})
  void refusesIdsThatCannotBeKept(String id) {
    assertThat(refused(aPriorJob().id(id)).reason()).isEqualTo(ImportReason.ID_UNREADABLE);
    assertThat(refused(aPriorJob().id("x".repeat(201))).reason())
        .isEqualTo(ImportReason.ID_UNREADABLE);
  }

  @Test
  void refusesWhatIsTooLarge() {
    String large = "\"" + "x".repeat(PriorTranslator.LONGEST_PAYLOAD) + "\"";

    for (String field : List.of("payload", "ctx", "requirements")) {
      assertThat(refused(aPriorJob().with(field, large)).reason())
          .isEqualTo(ImportReason.TOO_LARGE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, 50",
        "0, -, 0",
        "100, -, 100",
        "7, 0, 0",
        "7, 90, 90",
        "7, '', 7",
        "-, 12, 12"
      })
  void letsThePriorityOfTheWorkflowCountAndTakesZeroForAValue(
      String priority, String ofWorkflow, int expected) {
    var job = field(field(aPriorJob(), "priority", priority), "workflow_priority", ofWorkflow);

    assertThat(translated(job).priority()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"101, 100", "-1, 0", "999999999, 100"})
  void bringsAPriorityInsideItsBounds(String priority, int expected) {
    TranslatedJob job = translated(aPriorJob().with("priority", priority));

    assertThat(job.priority()).isEqualTo(expected);
    assertThat(job.notes()).containsExactly(PRIORITY_CLAMPED);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, 3, false",
        "0, 3, 3, false",
        "1, 3, 2, true",
        "0, 0, 1, false",
        "5, 3, 1, true",
        "0, 1, 1, false",
        "2, -, 1, true"
      })
  void leavesTheAttemptsThatAreNotUsed(String used, String most, int left, boolean told) {
    var job = field(field(aPriorJob(), "retry_count", used), "max_retries", most);

    TranslatedJob translated = translated(job);

    assertThat(translated.maxAttempts()).isEqualTo(left);
    assertThat(translated.notes().contains(ATTEMPTS_USED)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 2026-11-20T10:00:00.000Z, 2026-11-20T10:00:00Z",
        "0, 2026-11-20T10:00:00.000Z, 2026-11-20T10:00:00Z",
        "1763632800000, 2026-11-20T10:00:00.000Z, 2025-11-20T10:00:00Z",
        "2025-11-20T11:00:00.123456+01:00, -, 2025-11-20T10:00:00.123Z",
        "-, 1763632800000, 2025-11-20T10:00:00Z"
      })
  void letsTheTimeOfTheWorkflowCount(String ofWorkflow, String created, Instant expected) {
    var job = field(field(aPriorJob(), "workflow_datetime", ofWorkflow), "created_at", created);

    assertThat(translated(job).arrival()).isEqualTo(expected);
  }

  @Test
  void letsJobsArriveNowThatBearNoTimeOrALaterOne() {
    TranslatedJob absent = translated(aPriorJob().without("created_at"));
    TranslatedJob later = translated(aPriorJob().with("created_at", "2026-11-26T12:00:01Z"));

    assertThat(absent.arrival()).isEqualTo(NOW);
    assertThat(absent.notes()).containsExactly(ARRIVAL_ABSENT);
    assertThat(later.arrival()).isEqualTo(NOW);
    assertThat(later.created()).isEqualTo(NOW);
    assertThat(later.notes()).containsExactly(ARRIVAL_IN_FUTURE);
  }

  @Test
  void keepsTheContextAndTheStepBesideThePayload() {
    TranslatedJob job =
        translated(
            aPriorJob()
                .with("ctx", "{\"storage\":{\"bucket\":\"b\"},\"prefix\":\"p/\"}")
                .with("workflow_id", "wf-7")
                .with("current_step", "2")
                .with("total_steps", "3"));

    assertThat(job.origin().toJson())
        .isEqualTo(
            """
            {"id":"job-1","service_required":"simulation","created_at":"%s","retry_count":0,\
            "max_retries":3,"workflow_id":"wf-7","current_step":2,"total_steps":3,\
            "ctx":{"storage":{"bucket":"b"},"prefix":"p/"}}"""
                .formatted(CREATED));
    assertThat(job.notes()).containsExactlyInAnyOrder(CONTEXT_KEPT, STEP_KEPT);
    assertThat(job.payload().toJson()).doesNotContain("bucket");
  }

  @Test
  void keepsAContextThatIsNotJsonAsText() {
    TranslatedJob job = translated(aPriorJob().with("ctx", "[object Object]"));

    assertThat(job.origin().member("ctx").orElseThrow().toJson()).isEqualTo("\"[object Object]\"");
    assertThat(job.notes()).containsExactly(CONTEXT_NOT_JSON);
  }

  @Test
  void keepsTheCustomer() {
    assertThat(translated(aPriorJob().with("customer_id", " acme & söhne ")).customer())
        .contains("acme & söhne");
  }

  @Test
  void tellsThePlaceOfAFaultAndNoValue() {
    Untranslatable refused =
        refused(aPriorJob().with("payload", "{\"key\": \"%s\", oops}".formatted(SECRET)));

    assertThat(refused.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/payload"))
        .satisfies(fault -> assertThat(fault.message()).contains("line 1, column"));
    assertThat(refused.toString()).doesNotContain(SECRET, "oops");
    assertThat(refused(aPriorJob().with("payload", SECRET)).toString()).doesNotContain(SECRET);
  }

  private static APriorJob field(APriorJob job, String field, String text) {
    return text == null ? job.without(field) : job.with(field, text);
  }

  private TranslatedJob translated(APriorJob job) {
    return switch (translator.translate(job.build(), NOW)) {
      case Translated(var translated) -> translated;
      case Untranslatable refused -> throw new AssertionError(refused);
    };
  }

  private Untranslatable refused(APriorJob job) {
    return switch (translator.translate(job.build(), NOW)) {
      case Translated(var translated) -> throw new AssertionError(translated);
      case Untranslatable refused -> refused;
    };
  }
}
