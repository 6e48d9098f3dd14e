package io.emprops.egress;

import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonText;
import io.emprops.core.secret.FoundSecret;
import io.emprops.core.secret.SecretBinding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The secrets that a job's requests may hold, each with its binding. They stand for as long as the
 * job is worked on, on the thread that works on it, where every request is held against them: no
 * connector has to think of it, and none can forget.
 */
public final class BoundSecrets {
  /* The key to a value of the running thread, no state: it is set around the work and by nobody else. */
  private static final ScopedValue<BoundSecrets> PRESENT = ScopedValue.newInstance();
  private static final BoundSecrets NONE = new BoundSecrets(List.of());

  private final List<FoundSecret> secrets;

  private BoundSecrets(List<FoundSecret> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** These, of which some may be bound to nothing. */
  public static BoundSecrets of(List<FoundSecret> secrets) {
    return new BoundSecrets(secrets);
  }

  /** Those that the running thread's work may send; none outside of a job. */
  public static BoundSecrets present() {
    return PRESENT.orElse(NONE);
  }

  /** Does the work of a job, whose requests may hold these secrets only as they are bound. */
  public <T> T during(Supplier<T> work) {
    return ScopedValue.where(PRESENT, this).call(work::get);
  }

  /**
   * Lets a request to this host and port pass that holds each secret only as it is bound.
   *
   * @throws CallFailedException {@code secret-bound} for any other; it names the secret, not its
   *     value
   */
  void admit(OutgoingRequest request, String host, int port) {
    objection(request, host, port)
        .ifPresent(
            why -> {
              throw new CallFailedException(FailureClass.VALIDATION_ERROR, "secret-bound", why);
            });
  }

  /**
   * Why a request may not be sent to this host and port; it names the secret, not its value.
   *
   * @return empty, if it may
   */
  public Optional<String> objection(OutgoingRequest request, String host, int port) {
    return secrets.stream()
        .flatMap(secret -> objection(secret, request, host, port).stream())
        .findFirst();
  }

  private static Optional<String> objection(
      FoundSecret secret, OutgoingRequest request, String host, int port) {
    if (secret.binding().isEmpty()) {
      return Optional.empty();
    }
    SecretBinding binding = secret.binding().get();
    boolean elsewhere =
        holds(secret, request.url())
            || holds(secret, request.body().text())
            || request.headers().stream()
                .anyMatch(header -> !binding.allowsHeader(header.getKey()) && isIn(secret, header));
    boolean inItsHeader =
        request.headers().stream()
            .anyMatch(header -> binding.allowsHeader(header.getKey()) && isIn(secret, header));
    if ((elsewhere || inItsHeader) && !binding.allows(host, port)) {
      return Optional.of(bound(secret, binding, "to %s:%d".formatted(host, port)));
    }
    return elsewhere && binding.onlyHeader().isPresent()
        ? Optional.of(bound(secret, binding, "in another place"))
        : Optional.empty();
  }

  private static String bound(FoundSecret secret, SecretBinding binding, String instead) {
    return "The secret '%s' may be sent to %s only; this request would send it %s"
        .formatted(secret.name(), binding.inWords(), instead);
  }

  private static boolean isIn(FoundSecret secret, Map.Entry<String, String> header) {
    return holds(secret, header.getKey()) || holds(secret, header.getValue());
  }

  /** As it is, or as JSON or a URL would write it. */
  private static boolean holds(FoundSecret secret, String text) {
    var json = new StringBuilder();
    JsonText.appendString(json, secret.value());
    return Stream.of(
            secret.value(),
            json.substring(1, json.length() - 1),
            URLEncoder.encode(secret.value(), StandardCharsets.UTF_8))
        .anyMatch(text::contains);
  }
}
