package io.emprops.it.stack;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a running stack to other programs: {@code stack.json} in the data folder.
 *
 * @param api open-api's root
 * @param queue job-queue's root
 * @param ui interface-ui's root
 * @param postgres JDBC URL
 * @param redis URL
 * @param token an admin's API token
 * @param signIn a link that signs in once
 * @param pids process ids by part; {@code launcher} is the one to stop
 */
public record StackFile(
    String api,
    String queue,
    String ui,
    String postgres,
    String redis,
    String token,
    @JsonProperty("sign_in") String signIn,
    Map<String, Long> pids,
    String version) {
  private static final String NAME = "stack.json";

  public StackFile {
    pids = Map.copyOf(pids);
  }

  void writeTo(DataFolder data) {
    try {
      data.writePrivately(
          NAME,
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts is always JSON", e);
    }
  }

  static Optional<StackFile> readFrom(DataFolder data) {
    if (!Files.exists(data.file(NAME))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ObjectMapper().readValue(data.file(NAME).toFile(), StackFile.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + NAME, e);
    }
  }

  static void deleteFrom(DataFolder data) {
    data.delete(NAME);
  }
}
