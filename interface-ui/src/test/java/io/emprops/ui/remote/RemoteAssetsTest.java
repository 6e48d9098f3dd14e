package io.emprops.ui.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.asset.AssetId;
import io.emprops.ui.problem.ApiProblemException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteAssetsTest {
  private static final AssetId ID = new AssetId("0f".repeat(32));

  private final FakeApi api = new FakeApi();
  private final RemoteAssets assets = new RemoteAssets(api.client());

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void passesOnTheContent() throws IOException {
    api.says(200, "picture");

    try (InputStream content = assets.read(FakeApi.CALLER, ID, 0).orElseThrow()) {
      assertThat(content.readAllBytes()).isEqualTo("picture".getBytes(UTF_8));
    }
    assertThat(api.asked().getFirst().path()).isEqualTo("/api/assets/" + ID);
    assertThat(api.asked().getFirst().header("Range")).isEmpty();
  }

  @Test
  void asksForTheRest() {
    api.says(206, "re");

    assertThat(assets.read(FakeApi.CALLER, ID, 5)).isPresent();

    assertThat(api.asked().getFirst().header("Range")).isEqualTo("bytes=5-");
  }

  @Test
  void knowsThatThereIsNothing() throws IOException {
    api.says(404, FakeApi.problem(404, "not-found", ""));

    assertThat(assets.read(FakeApi.CALLER, ID, 0)).isEmpty();

    api.says(416, "x");
    assertThat(assets.read(FakeApi.CALLER, ID, 0)).isEmpty();
    try (InputStream nothing = assets.read(FakeApi.CALLER, ID, 9).orElseThrow()) {
      assertThat(nothing.readAllBytes()).isEmpty();
    }
  }

  @Test
  void tellsARefusal() {
    api.says(403, FakeApi.problem(403, "auth.role", ""));

    assertThatThrownBy(() -> assets.read(FakeApi.CALLER, ID, 0))
        .isInstanceOf(ApiProblemException.class);
  }
}
