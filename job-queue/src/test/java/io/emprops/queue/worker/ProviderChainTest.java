package io.emprops.queue.worker;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.asset.Asset;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Files;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.Connector.Stopped;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ManualCancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which provider answers a job in place of one that fails. */
final class ProviderChainTest {
  private static final JobType CHAT = new JobType("openai_chat");
  private static final JobType CLAUDE = new JobType("claude_api");
  private static final ProviderLimits LIMITS =
      new ProviderLimits(List.of(), Optional.of(Duration.ofSeconds(9)));

  private final Map<String, Result> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final ManualCancellation cancellation = new ManualCancellation();
  private final ProviderChain chain =
      new ProviderChain(Map.of(CHAT, new Scripted(CHAT), CLAUDE, new Scripted(CLAUDE)));

  @Test
  void asksNoOtherWhileTheJobsOwnProviderAnswers() {
    answers.put("openai_chat big", new Succeeded(JsonValue.of("hi"), Usage.ofDuration(1)));

    assertThat(process()).isEqualTo(answers.get("openai_chat big"));
    assertThat(asked).containsExactly("openai_chat big");
    assertThat(told).isEmpty();
  }

  @Test
  void asksTheAlternativesInTurnAndTellsWhy() {
    answers.put("openai_chat big", failed(FailureClass.RATE_LIMIT, "http-429"));
    answers.put("openai_chat small", failed(FailureClass.SERVICE_ERROR, "http-503"));
    answers.put("claude_api sonnet", new Succeeded(JsonValue.of("hi"), Usage.ofDuration(7)));

    Result result = process();

    String story =
        "openai_chat big: rate_limit http-429, openai_chat small: service_error http-503";
    assertThat(result)
        .isEqualTo(
            new Succeeded(
                JsonValue.of("hi"),
                Usage.ofDuration(7).instead("claude_api sonnet after " + story),
                LIMITS));
    assertThat(told)
        .containsExactly(
            "openai_chat big: rate_limit http-429; trying openai_chat small",
            story + "; trying claude_api sonnet");
  }

  @Test
  void failsAsTheJobsOwnProviderDidWhenNoneAnswers() {
    answers.put("openai_chat big", failed(FailureClass.RATE_LIMIT, "http-429"));
    answers.put("openai_chat small", failed(FailureClass.TIMEOUT, "no-answer"));
    answers.put("claude_api sonnet", failed(FailureClass.AUTH_ERROR, "http-401"));

    Failed failed = (Failed) process();

    assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.RATE_LIMIT);
    assertThat(failed.failure().retryAfterMs()).isEqualTo(9_000L);
    assertThat(failed.failure().message()).startsWith("no (").contains("auth_error http-401");
    assertThat(failed.limits()).isEqualTo(LIMITS);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureClass.class,
      names = {"VALIDATION_ERROR", "SYSTEM_ERROR"})
  void asksNoOtherWhereNoneWouldHelp(FailureClass failureClass) {
    Failed failed = failed(failureClass, "payload");
    answers.put("openai_chat big", failed);

    assertThat(process()).isEqualTo(failed);
    assertThat(asked).hasSize(1);
  }

  @Test
  void asksNoOtherOnceSomebodyWantsItToStop() {
    answers.put("openai_chat big", failed(FailureClass.SERVICE_ERROR, "http-503"));
    cancellation.request();

    process();

    assertThat(asked).hasSize(1);
  }

  @Test
  void passesOverAnAlternativeThatThisWorkerCannotAsk() {
    answers.put("openai_chat big", failed(FailureClass.SERVICE_ERROR, "http-503"));
    answers.put("openai_chat small", new Succeeded(JsonValue.of("hi"), Usage.ofDuration(1)));

    Result result = process("[{\"job_type\":\"gemini\"},{\"payload\":{\"model\":\"small\"}}]");

    assertThat(result).isInstanceOf(Succeeded.class);
    assertThat(asked).containsExactly("openai_chat big", "openai_chat small");
  }

  @Test
  void teachesAWaitOfARateLimitAlone() {
    answers.put("openai_chat small", new Succeeded(JsonValue.of("hi"), Usage.ofDuration(1)));

    answers.put("openai_chat big", failed(FailureClass.SERVICE_ERROR, "http-503"));
    assertThat(((Succeeded) process()).limits()).isEqualTo(ProviderLimits.none());

    answers.put("openai_chat big", failed(FailureClass.RATE_LIMIT, "http-429"));
    assertThat(((Succeeded) process()).limits()).isEqualTo(LIMITS);
  }

  @Test
  void stopsWhereAnAlternativeIsStopped() {
    answers.put("openai_chat big", failed(FailureClass.SERVICE_ERROR, "http-503"));
    answers.put("openai_chat small", new Stopped());

    assertThat(process()).isEqualTo(new Stopped());
  }

  private Result process() {
    return process(
        """
        [{"payload": {"model": "small"}},
         {"job_type": "claude_api", "payload": {"model": "sonnet", "max_tokens": 9}}]
        """);
  }

  private Result process(String fallback) {
    QueuedJob job =
        aJob()
            .build()
            .by(CHAT, JsonText.parse("{\"model\":\"big\"}"))
            .withFallback(JsonText.parse(fallback));
    return chain.process(job, 1, new Listening(), cancellation);
  }

  private static Failed failed(FailureClass failureClass, String reason) {
    return new Failed(new JobFailure(failureClass, reason, "no", 9_000L), LIMITS);
  }

  /** Answers as the test has planned for its job type and a model. */
  private final class Scripted implements Connector {
    private final JobType type;

    Scripted(JobType type) {
      this.type = type;
    }

    @Override
    public Set<JobType> jobTypes() {
      return Set.of(type);
    }

    @Override
    public Result process(QueuedJob job, int attempt, Reporter reporter, Cancellation cancelling) {
      String model = job.payload().toJson().replaceAll(".*\"model\":\"([a-z]+)\".*", "$1");
      asked.add(type + " " + model);
      return answers.getOrDefault(type + " " + model, new Stopped());
    }
  }

  /** Writes down what people are told. */
  private final class Listening implements Reporter {
    @Override
    public void progress(Progressed progress) {
      told.add(String.valueOf(progress.message()));
    }

    @Override
    public void output(String text) {}

    @Override
    public void preview(Asset file) {}

    @Override
    public Files files() {
      throw new UnsupportedOperationException();
    }
  }
}
