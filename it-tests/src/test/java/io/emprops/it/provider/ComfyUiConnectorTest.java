package io.emprops.it.provider;

import static io.emprops.it.provider.ComfyUiGrounds.graph;
import static io.emprops.it.provider.ComfyUiGrounds.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.Samples;
import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ConnectorContract;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connector to ComfyUI at a server that speaks its protocol over real sockets. */
class ComfyUiConnectorTest extends ConnectorContract {
  private static final ComfyUiGrounds GROUNDS = new ComfyUiGrounds();

  private final Connector connector = GROUNDS.connector();
  private final RecordingReporter reporter = new RecordingReporter();

  @AfterAll
  static void close() {
    GROUNDS.close();
  }

  @Override
  protected Connector connector() {
    return connector;
  }

  @Override
  protected AJob succeeding() {
    return graph("{\"9\":{\"class_type\":\"SaveImage\",\"inputs\":{}}}");
  }

  @Override
  protected AJob failing(FailureClass failureClass) {
    String fault =
        switch (failureClass) {
          case AUTH_ERROR -> "fault-401";
          case RATE_LIMIT -> "fault-429-retry-after-3";
          case SERVICE_ERROR -> "fault-503";
          case VALIDATION_ERROR -> "fault-400";
          default -> throw new IllegalArgumentException("not used: " + failureClass);
        };
    return job(
        "{\"prompt\":{\"9\":{\"class_type\":\"SaveImage\",\"inputs\":{}}},\"extra_data\":{\"fault\":\"%s\"}}"
            .formatted(fault));
  }

  @Override
  protected AJob endless() {
    return ComfyUiGrounds.endless();
  }

  @Test
  void keepsWhatTheNodesMadeAsFiles() {
    Succeeded done =
        (Succeeded)
            run(
                """
                {"8": {"class_type": "PreviewImage", "inputs": {}},
                 "9": {"class_type": "SaveImage", "inputs": {"count": 2}},
                 "10": {"class_type": "SaveAudio", "inputs": {}},
                 "11": {"class_type": "ShowText", "inputs": {"text": "a lighthouse"}}}
                """);

    List<Asset> files = Asset.allIn(done.value());
    assertThat(files)
        .extracting(Asset::name)
        .containsExactlyInAnyOrder("ComfyUI_00001_.png", "ComfyUI_00002_.png", "sound.wav");
    assertThat(files)
        .extracting(Asset::mediaType)
        .containsExactlyInAnyOrder("image/png", "image/png", "audio/wav");
    assertThat(files)
        .allSatisfy(
            file -> assertThat(reporter.files().bytes(file.id())).hasSize((int) file.size()));
    assertThat(text(done.value(), "text")).isEqualTo("a lighthouse");
    assertThat(done.value().toJson()).doesNotContain("subfolder").doesNotContain("temp_");
  }

  @Test
  void keepsPreviewsWhereThereIsNothingElse() {
    Succeeded done = (Succeeded) run("{\"8\":{\"class_type\":\"PreviewImage\",\"inputs\":{}}}");

    assertThat(Asset.allIn(done.value())).extracting(Asset::name).containsExactly("temp_8.png");
  }

  @Test
  void tellsWhichNodeRunsAndItsStepsAndShowsPreviews() {
    run(
        """
        {"3": {"class_type": "KSampler", "inputs": {"steps": 4}, "_meta": {"title": "The sampler"}},
         "9": {"class_type": "SaveImage", "inputs": {}}}
        """);

    assertThat(reporter.progress())
        .contains(new Progressed("The sampler", 0.0, 2.0, "nodes", null, null))
        .contains(new Progressed("The sampler", 4.0, 4.0, "steps", null, null))
        .contains(new Progressed("SaveImage", 1.0, 2.0, "nodes", null, null));
    assertThat(reporter.previews()).isNotEmpty();
    assertThat(reporter.previews().getFirst().mediaType()).isEqualTo("image/jpeg");
    assertThat(reporter.files().find(reporter.previews().getFirst().id())).isPresent();
  }

  @Test
  void namesTheNodeThatAGraphIsRefusedFor() {
    JobFailure failure =
        failure(
            """
            {"4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "no.safetensors"}},
             "5": {"class_type": "NoSuchNode", "inputs": {}},
             "9": {"class_type": "SaveImage", "inputs": {}}}
            """);

    assertThat(failure.failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR);
    assertThat(failure.reason()).isEqualTo("prompt-refused");
    assertThat(failure.message())
        .contains("node 4 (CheckpointLoaderSimple): Value not in list: ckpt_name: 'no.safetensors'")
        .contains("node 5 (NoSuchNode)");
  }

  @Test
  void saysThatAGraphMakesNothing() {
    assertThat(failure("{\"1\":{\"class_type\":\"KSampler\",\"inputs\":{}}}").message())
        .contains("Prompt has no outputs");
  }

  @Test
  void namesTheNodeThatFails() {
    JobFailure failure =
        failure(
            "{\"7\":{\"class_type\":\"TestCrash\",\"inputs\":{}},\"9\":{\"class_type\":\"SaveImage\",\"inputs\":{}}}");

    assertThat(failure.failureClass()).isEqualTo(FailureClass.SERVICE_ERROR);
    assertThat(failure.message())
        .contains("node 7 (TestCrash)")
        .contains("ValueError: the tensors do not fit");
  }

  @Test
  void tellsThatTheCardIsFull() {
    JobFailure failure =
        failure(
            "{\"7\":{\"class_type\":\"TestOutOfMemory\",\"inputs\":{}},\"9\":{\"class_type\":\"SaveImage\",\"inputs\":{}}}");

    assertThat(failure.failureClass()).isEqualTo(FailureClass.RESOURCE_LIMIT);
    assertThat(failure.reason()).isEqualTo("out-of-memory");
  }

  @Test
  void putsTheFilesOfAGraphAmongTheServersInputs() {
    Asset photo = reporter.files().keep(Samples.png(), "cat.png");

    Result result =
        connector.process(
            job("""
            {"prompt": {"2": {"class_type": "LoadImage", "inputs": {"image": "asset:x"}},
             "9": {"class_type": "SaveImage", "inputs": {}}}}
            """)
                .late(
                    new LateValue(
                        "/prompt/2/inputs/image",
                        List.of(new LatePart.Asset(photo.id().value(), LatePart.As.URL))))
                .build(),
            1,
            reporter,
            new ManualCancellation());

    assertThat(result).isInstanceOf(Succeeded.class);
    String name = photo.id() + ".png";
    assertThat(GROUNDS.queue().inputs()).containsKey(name);
    assertThat(GROUNDS.queue().inputs().get(name)).isEqualTo(Samples.png());
    assertThat(GROUNDS.server().received(name))
        .anyMatch(
            request -> request.path().equals("/prompt") && !request.body().contains("base64"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"prompt\":[]}", "{\"prompt\":\"x\"}"})
  void needsAGraph(String payload) {
    assertThat(connector.process(job(payload).build(), 1, reporter, new ManualCancellation()))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.failure().reason()).isEqualTo("payload"));
  }

  @Test
  void offersTheModelsOfTheServer() {
    assertThat(connector.health()).isEqualTo(new Connector.Healthy());
    assertThat(connector.models())
        .isEqualTo(Map.of(new JobType("comfyui"), List.of("model.safetensors")));
  }

  @Test
  void saysWhyTheServerCannotBeWorkedWith() {
    assertThat(GROUNDS.connectorAllowedTo("127.0.0.1:1").health())
        .isInstanceOfSatisfying(
            Connector.Unhealthy.class,
            health -> assertThat(health.reason()).contains("emp.queue.egress.allow"));
  }

  @Test
  void goesNowhereThatTheGuardDoesNotLetIt() {
    Connector guarded = GROUNDS.connectorAllowedTo("127.0.0.1:1");

    assertThat(guarded.process(succeeding().build(), 1, reporter, new ManualCancellation()))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR);
              assertThat(failed.failure().reason()).isEqualTo("egress-denied");
            });
    assertThat(GROUNDS.queue().isListening("none")).isFalse();
  }

  private Result run(String graph) {
    return connector.process(graph(graph).build(), 1, reporter, new ManualCancellation());
  }

  private JobFailure failure(String graph) {
    return ((Failed) run(graph)).failure();
  }

  private static String text(JsonValue value, String member) {
    return ((JsonValue.JsonString) ((JsonValue.JsonObject) value).member(member).orElseThrow())
        .value();
  }
}
