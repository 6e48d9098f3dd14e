package io.emprops.core.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import org.junit.jupiter.api.Test;

final class AssetTest {
  private static final AssetId ID = new AssetId("0f".repeat(32));
  private static final Asset PHOTO = new Asset(ID, "image/png", 12, "cat.png");

  @Test
  void readsWhatItWrites() {
    assertThat(PHOTO.toJson().toJson())
        .isEqualTo(
            "{\"asset\":\"%s\",\"media_type\":\"image/png\",\"size\":12,\"name\":\"cat.png\"}"
                .formatted(ID));
    assertThat(Asset.ofJson(PHOTO.toJson())).contains(PHOTO);
  }

  @Test
  void takesNothingElseForAReference() {
    assertThat(Asset.ofJson(JsonValue.of("x"))).isEmpty();
    assertThat(Asset.ofJson(JsonText.parse("{\"asset\":\"p1\",\"media_type\":\"image/png\"}")))
        .isEmpty();
    assertThat(Asset.ofJson(JsonText.parse("{\"asset\":\"%s\"}".formatted(ID)))).isEmpty();
  }

  @Test
  void keepsOfANameTheLastSegment() {
    assertThat(PHOTO.named("../../etc/passwd").name()).isEqualTo("passwd");
    assertThat(PHOTO.named("C:\\a\\b\r\n.png").name()).isEqualTo("b.png");
    assertThat(PHOTO.named("a/..").name()).isNull();
    assertThat(PHOTO.named("x".repeat(300) + ".png").name()).hasSize(200).endsWith(".png");
  }

  @Test
  void findsEachReferenceInAValueOnce() {
    Asset other = new Asset(new AssetId("1e".repeat(32)), "audio/wav", 3, null);
    String json =
        "{\"images\":[%1$s,{\"deep\":[%2$s]}],\"again\":%1$s,\"asset\":\"none\"}"
            .formatted(PHOTO.toJson().toJson(), other.toJson().toJson());

    assertThat(Asset.allIn(JsonText.parse(json))).containsExactly(PHOTO, other);
  }

  @Test
  void refusesAnIdThatIsNoDigest() {
    assertThatThrownBy(() -> new AssetId("../x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsTheKindByTheMediaType() {
    assertThat(PHOTO.kind()).isEqualTo(MediaKind.IMAGE);
    assertThat(MediaKind.of("application/json")).isEqualTo(MediaKind.JSON);
    assertThat(MediaKind.of("text/html")).isEqualTo(MediaKind.TEXT);
    assertThat(MediaKind.of("application/zip")).isEqualTo(MediaKind.FILE);
  }
}
