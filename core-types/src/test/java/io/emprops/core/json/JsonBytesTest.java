package io.emprops.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** JSON text that was made once and is handed on as bytes. */
class JsonBytesTest {
  private static final byte[] ROOM = "{\"é\":1}   ".getBytes(UTF_8);
  private static final JsonBytes BYTES = new JsonBytes(ROOM, 8);

  @Test
  void endsWhereItsLengthSays() throws IOException {
    var out = new ByteArrayOutputStream();
    BYTES.writeTo(out);

    assertThat(out.toString(UTF_8)).isEqualTo("{\"é\":1}");
    assertThat(BYTES).hasToString("{\"é\":1}");
    assertThat(BYTES.toByteArray()).isEqualTo(out.toByteArray());
    assertThat(BYTES.length()).isEqualTo(8);
  }

  @Test
  void showsAViewThatNobodyCanWriteTo() {
    var view = BYTES.asByteBuffer();

    assertThat(view.isReadOnly()).isTrue();
    assertThat(view.remaining()).isEqualTo(8);
    assertThat(UTF_8.decode(view).toString()).isEqualTo("{\"é\":1}");
  }

  @Test
  void isEqualToTheSameTextInAnotherRoom() {
    var same = new JsonBytes("{\"é\":1}".getBytes(UTF_8), 8);

    assertThat(same).isEqualTo(BYTES).hasSameHashCodeAs(BYTES);
    assertThat(new JsonBytes(ROOM, 9)).isNotEqualTo(BYTES);
  }

  @Test
  void refusesALengthThatItsBytesDoNotHave() {
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonBytes(ROOM, ROOM.length + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonBytes(ROOM, -1));
  }
}
