package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.QueueSetting;
import io.emprops.ui.problem.ApiProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteQueueSettingsTest {
  private final FakeApi api = new FakeApi();
  private final RemoteQueueSettings settings = new RemoteQueueSettings(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void readsWhatIsPausedLimitedAndWeighed() {
    api.says(
        200,
        """
        {"paused": ["flow:k"], "limits": [{"flow_key": "a/b", "every_ms": 1500, "burst": 3}],
         "weights": [{"customer": "acme", "weight": 2.5}]}""");

    assertThat(settings.settings(CALLER))
        .containsExactly(
            new QueueSetting.Paused(new Gate.OfFlow("k"), true),
            new QueueSetting.Limited(
                "a/b", new FlowLimit(OptionalInt.empty(), Optional.of(Duration.ofMillis(1500)), 3)),
            new QueueSetting.Weighed("acme", 2.5));
  }

  @Test
  void setsALimitByTheKeysWholeName() {
    api.says(204, "");

    settings.limit(CALLER, "credential:acme/open ai", FlowLimit.atOnce(4));

    var asked = api.asked().getFirst();
    assertThat(asked.method()).isEqualTo("PUT");
    assertThat(asked.path()).isEqualTo("/api/flow-keys/credential%3Aacme%2Fopen%20ai");
    assertThat(asked.body()).isEqualTo("{\"at_once\":4,\"burst\":1}");
  }

  @Test
  void setsAWeight() {
    api.says(204, "");

    settings.weigh(CALLER, "acme", 0.5);

    assertThat(api.asked().getFirst().path()).isEqualTo("/api/customers/acme/weight");
    assertThat(api.asked().getFirst().body()).isEqualTo("{\"weight\":0.5}");
  }

  @Test
  void tellsARefusal() {
    api.says(403, FakeApi.problem(403, "forbidden", ""));

    assertThatThrownBy(() -> settings.weigh(CALLER, "acme", 2))
        .isInstanceOf(ApiProblemException.class);
    assertThatThrownBy(() -> settings.settings(CALLER)).isInstanceOf(ApiProblemException.class);
  }
}
