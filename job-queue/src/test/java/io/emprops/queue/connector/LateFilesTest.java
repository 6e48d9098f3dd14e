package io.emprops.queue.connector;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.asset.Samples;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LatePart.As;
import io.emprops.core.template.LateValue;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files that a payload names are written into it when it is sent. */
class LateFilesTest {
  private final RecordingReporter reporter = new RecordingReporter();
  private final Connector connector =
      new ProviderConnector(new Echo(), (_, _, _) -> Optional.empty());

  @Test
  void writesAFileInEachForm() {
    String id = reporter.files().keep(Samples.png(), "cat.png").id().value();
    String base64 = Base64.getEncoder().encodeToString(Samples.png());

    assertThat(sent(id, As.BASE64)).isEqualTo(base64);
    assertThat(sent(id, As.DATA_URL)).isEqualTo("data:image/png;base64," + base64);
    assertThat(sent(id, As.URL)).isEqualTo("data:image/png;base64," + base64);
    assertThat(sent(id, As.MEDIA_TYPE)).isEqualTo("image/png");
  }

  @Test
  void sendsNothingWithoutTheFile() {
    for (String id : List.of("0".repeat(64), "photo")) {
      assertThat(run(id, As.BASE64))
          .isInstanceOfSatisfying(
              Connector.Failed.class,
              failed -> {
                assertThat(failed.failure().failureClass())
                    .isEqualTo(FailureClass.VALIDATION_ERROR);
                assertThat(failed.failure().reason()).isEqualTo("asset-missing");
                assertThat(failed.failure().message()).contains(id);
              });
    }
  }

  private String sent(String id, As as) {
    return ((JsonValue.JsonString)
            ((JsonValue.JsonObject) ((Connector.Succeeded) run(id, as)).value())
                .member("image")
                .orElseThrow())
        .value();
  }

  private Connector.Result run(String id, As as) {
    QueuedJob job =
        aJob()
            .jobType("echo")
            .payload(JsonText.parse("{\"image\":\"asset:x\"}"))
            .late(new LateValue("/image", List.of(new LatePart.Asset(id, as))))
            .build();
    return connector.process(job, 1, reporter, new ManualCancellation());
  }

  private static final class Echo implements Provider {
    @Override
    public Set<JobType> jobTypes() {
      return Set.of(new JobType("echo"));
    }

    @Override
    public Set<String> secrets(JsonValue payload) {
      return Set.of();
    }

    @Override
    public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
      return new Answer(payload, Provider.Tokens.none());
    }
  }
}
