package io.emprops.core.secret;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed for a worker: {@code {"secrets": [{"name", "value", "hosts": […], "header"?}]}} in
 * UTF-8. Members that are not known are passed over.
 */
public record SecretBundle(List<PlainSecret> secrets) {
  public SecretBundle {
    secrets = List.copyOf(secrets);
  }

  /** The plain text, to be sealed at once. */
  public String toJson() {
    List<JsonValue> all = new ArrayList<>();
    secrets.forEach(secret -> all.add(json(secret)));
    return JsonValue.object().put("secrets", new JsonArray(all)).build().toJson();
  }

  private static JsonValue json(PlainSecret secret) {
    List<JsonValue> hosts = new ArrayList<>();
    secret.binding().hosts().forEach(host -> hosts.add(JsonValue.of(host.value())));
    var json =
        JsonValue.object()
            .put("name", secret.name().value())
            .put("value", secret.value())
            .put("hosts", new JsonArray(hosts));
    secret.binding().onlyHeader().ifPresent(header -> json.put("header", header));
    return json.build();
  }

  /**
   * Reads a plain text.
   *
   * @throws IllegalArgumentException if it is none; without a word of it
   */
  public static SecretBundle parse(String text) {
    try {
      if (JsonText.parse(text) instanceof JsonObject bundle
          && bundle.member("secrets").orElse(JsonValue.ofNull()) instanceof JsonArray(var all)) {
        return new SecretBundle(all.stream().map(SecretBundle::secret).toList());
      }
    } catch (JsonTextException _) {
      throw unreadable();
    }
    throw unreadable();
  }

  private static PlainSecret secret(JsonValue value) {
    if (value instanceof JsonObject secret
        && secret.member("hosts").orElse(JsonValue.ofNull()) instanceof JsonArray(var hosts)) {
      @Nullable String header = find(secret, "header").orElse(null);
      return new PlainSecret(
          new SecretName(text(secret, "name")),
          text(secret, "value"),
          new SecretBinding(hosts.stream().map(SecretBundle::host).toList(), header));
    }
    throw unreadable();
  }

  private static BoundHost host(JsonValue value) {
    if (value instanceof JsonString(String host)) {
      return new BoundHost(host);
    }
    throw unreadable();
  }

  private static String text(JsonObject secret, String member) {
    return find(secret, member).orElseThrow(SecretBundle::unreadable);
  }

  private static Optional<String> find(JsonObject secret, String member) {
    return secret.member(member).orElse(JsonValue.ofNull()) instanceof JsonString(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException("not a bundle of secrets");
  }
}
