package io.emprops.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Late values travel from the ledger to the worker as JSON. */
final class LateValueWireTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void readsBackWhatItWrites() throws JsonProcessingException {
    var late =
        new LateValue(
            "/headers/Authorization",
            List.of(
                new LatePart.Text("Bearer "),
                new LatePart.Secret("API_KEY"),
                new LatePart.Asset("a1", LatePart.As.DATA_URL)));

    LateValue read = MAPPER.readValue(MAPPER.writeValueAsString(late), LateValue.class);

    assertThat(read).isEqualTo(late);
  }
}
