package io.emprops.openapi.adapter.in.rest.secret;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretBinding;
import io.emprops.core.secret.SecretName;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A secret as it comes in. All of its faults are told at once, each at its member. */
@Schema(name = "SecretRequest")
public record SecretRequest(
    @Nullable @Schema(description = "In a replacement, the one in the path", examples = "openai")
        String name,
    @Nullable
        @Schema(
            description = "Up to 16384 characters; shown to nobody from now on",
            examples = "sk-…",
            format = "password",
            writeOnly = true)
        String value,
    @Nullable
        @Schema(
            description = "Where it may be sent: api.example.com, *.example.com, 127.0.0.1:9000",
            examples = "[\"api.openai.com\"]")
        List<String> hosts,
    @Nullable @Schema(description = "The only header that may hold it", examples = "Authorization")
        String header) {

  /** The secret, if it is one. */
  PlainSecret secret(@Nullable String inPath) {
    List<Diagnostic> faults = new ArrayList<>();
    Optional<SecretName> itsName = name(inPath, faults);
    List<BoundHost> bound = bound(faults);
    if (header != null && !SecretBinding.isHeader(header)) {
      faults.add(fault("/header", "a header's name is like 'Authorization'"));
    }
    String text = value == null ? "" : value;
    if (value == null) {
      faults.add(fault("/value", "the member 'value' is missing"));
    } else if (itsName.isPresent()) {
      tried(
          "/value",
          () -> new PlainSecret(itsName.get(), text, new SecretBinding(anyHost(), null)),
          faults);
    }
    if (!faults.isEmpty() || itsName.isEmpty()) {
      throw new ProblemException(
          Problem.of(ErrorCode.REQUEST_INVALID, faults.getFirst().message(), faults));
    }
    return new PlainSecret(itsName.get(), text, new SecretBinding(bound, header));
  }

  private Optional<SecretName> name(@Nullable String inPath, List<Diagnostic> faults) {
    if (inPath != null && name != null && !name.equals(inPath)) {
      faults.add(fault("/name", "the path names '%s'".formatted(inPath)));
      return Optional.empty();
    }
    String text = inPath == null ? name : inPath;
    if (text == null) {
      faults.add(fault("/name", "the member 'name' is missing"));
      return Optional.empty();
    }
    return tried("/name", () -> new SecretName(text), faults);
  }

  private List<BoundHost> bound(List<Diagnostic> faults) {
    if (hosts == null || hosts.isEmpty() || hosts.size() > SecretBinding.MOST_HOSTS) {
      faults.add(
          fault(
              "/hosts", "name the hosts that it may be sent to, 1 to " + SecretBinding.MOST_HOSTS));
      return List.of();
    }
    List<BoundHost> bound = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      String host = hosts.get(i);
      tried("/hosts/" + i, () -> new BoundHost(host == null ? "" : host), faults)
          .ifPresent(bound::add);
    }
    return bound;
  }

  private static List<BoundHost> anyHost() {
    return List.of(new BoundHost("localhost"));
  }

  private static <T> Optional<T> tried(String at, Supplier<T> make, List<Diagnostic> faults) {
    try {
      return Optional.of(make.get());
    } catch (IllegalArgumentException e) {
      faults.add(fault(at, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static Diagnostic fault(String pointer, String message) {
    return Diagnostic.at(pointer, ErrorCode.REQUEST_INVALID, message);
  }

  /** Without the value. */
  @Override
  public String toString() {
    return "SecretRequest[" + name + "]";
  }
}
