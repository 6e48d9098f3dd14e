package io.emprops.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Holds what is published of the wire's types to the document that the records are held to. {@code
 * scripts/publish-types} writes it anew.
 */
final class PublishedTypesTest {
  private static final Path FOLDER = Path.of("../core-types/src/main/typescript");
  private static final Path SCHEMA = FOLDER.resolve("worker-protocol.schema.json");
  private static final Path TYPES = FOLDER.resolve("worker-protocol.d.ts");

  @Test
  void publishesTheMessagesAsJsonSchema() throws IOException {
    Map<String, Class<?>> sides = new LinkedHashMap<>();
    sides.put("WorkerMessage", WorkerMessage.class);
    sides.put("GatewayMessage", GatewayMessage.class);
    String schema = WireSchema.of(AsyncApiDocument.read("worker-gateway"), sides);
    if (Boolean.getBoolean("types.write")) {
      Files.writeString(SCHEMA, schema);
    }

    assertThat(Files.readString(SCHEMA)).as("scripts/publish-types writes it").isEqualTo(schema);
  }

  @Test
  void publishesTypesForTypeScriptThatWereMadeOfThisSchema()
      throws IOException, NoSuchAlgorithmException {
    byte[] schema = Files.readString(SCHEMA).getBytes(StandardCharsets.UTF_8);
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(schema));

    assertThat(TYPES)
        .as("scripts/publish-types writes it")
        .content()
        .contains("of worker-protocol.schema.json with SHA-256 " + digest);
  }
}
