package io.emprops.ui.view.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.UserId;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretBinding;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.SecretSummary;
import io.emprops.ui.session.LocalUi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SecretDialogTest {
  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

  @RegisterExtension final LocalUi ui = new LocalUi();

  private final List<PlainSecret> kept = new ArrayList<>();

  @Test
  void handsOverWhatIsTyped() {
    var dialog = dialog(Optional.empty());
    dialog.name.setValue("openai");
    dialog.value.setValue(" sk-live-1234\n");
    dialog.hosts.setValue("api.openai.com, *.example.com");

    assertThat(dialog.submit()).isTrue();

    assertThat(kept)
        .containsExactly(
            new PlainSecret(
                new SecretName("openai"),
                "sk-live-1234",
                new SecretBinding(
                    List.of(new BoundHost("api.openai.com"), new BoundHost("*.example.com")),
                    "Authorization")));
  }

  @Test
  void complainsAtEachFieldAndKeepsNothing() {
    var dialog = dialog(Optional.empty());
    dialog.name.setValue("two words");
    dialog.value.setValue("abc");
    dialog.hosts.setValue("https://api.openai.com/v1");
    dialog.header.setValue("No header:");

    assertThat(dialog.submit()).isFalse();

    assertThat(dialog.name.isInvalid()).isTrue();
    assertThat(dialog.value.getErrorMessage()).contains("4").doesNotContain("abc");
    assertThat(dialog.hosts.getErrorMessage()).contains("https://api.openai.com/v1");
    assertThat(dialog.header.isInvalid()).isTrue();
    assertThat(kept).isEmpty();
  }

  @Test
  void showsTheBindingOfWhatIsReplacedAndAsksForTheValue() {
    var dialog =
        dialog(
            Optional.of(
                new SecretSummary(
                    new SecretName("openai"),
                    List.of(new BoundHost("a.example"), new BoundHost("b.example")),
                    null,
                    NOW,
                    new UserId("ada"),
                    NOW,
                    new UserId("ada"),
                    null)));

    assertThat(dialog.name.isReadOnly()).isTrue();
    assertThat(dialog.hosts.getValue()).isEqualTo("a.example, b.example");
    assertThat(dialog.header.getValue()).isEmpty();
    assertThat(dialog.value.getValue()).isEmpty();
    assertThat(dialog.submit()).isFalse();
    assertThat(dialog.value.isInvalid()).isTrue();
  }

  @Test
  void saysAtTheNameWhyNothingWasKept() {
    var dialog = new SecretDialog(Optional.empty(), _ -> Optional.of("taken"));
    dialog.name.setValue("openai");
    dialog.value.setValue("sk-live-1234");
    dialog.hosts.setValue("api.openai.com");

    assertThat(dialog.submit()).isFalse();

    assertThat(dialog.name.getErrorMessage()).isEqualTo("taken");
  }

  @Test
  void cannotBeMadeToShowTheValue() {
    assertThat(dialog(Optional.empty()).value.isRevealButtonVisible()).isFalse();
  }

  private SecretDialog dialog(Optional<SecretSummary> now) {
    return new SecretDialog(
        now,
        secret -> {
          kept.add(secret);
          return Optional.empty();
        });
  }
}
