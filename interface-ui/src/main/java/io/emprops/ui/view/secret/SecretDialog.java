package io.emprops.ui.view.secret;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretBinding;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.SecretSummary;
import io.emprops.ui.component.SettingDialog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a secret, or for another value and binding of one. The value's field shows dots, cannot
 * be made to show more, and is emptied whenever the dialog closes.
 */
final class SecretDialog extends SettingDialog {
  final TextField name = new TextField(text("secrets.name"));
  final PasswordField value = new PasswordField(text("secrets.value"));
  final TextField hosts = new TextField(text("secrets.hosts"));
  final TextField header = new TextField(text("secrets.header"));

  private final Function<PlainSecret, Optional<String>> keep;

  /**
   * Begins with the binding of a secret that is replaced, which keeps its name.
   *
   * @param keep answers with what is wrong with the name; empty, where the secret was kept
   */
  SecretDialog(Optional<SecretSummary> now, Function<PlainSecret, Optional<String>> keep) {
    super(
        now.map(secret -> text("secrets.replace-what", secret.name()))
            .orElseGet(() -> text("secrets.add")),
        text(now.isPresent() ? "secrets.replace" : "secrets.keep"));
    this.keep = keep;
    name.setId("secret-name");
    name.setHelperText(text("secrets.name.help"));
    value.setId("secret-value");
    value.setHelperText(text("secrets.value.help"));
    value.setRevealButtonVisible(false);
    value.setAutocomplete(Autocomplete.NEW_PASSWORD);
    hosts.setId("secret-hosts");
    hosts.setHelperText(text("secrets.hosts.help"));
    header.setId("secret-header");
    header.setHelperText(text("secrets.header.help"));
    now.ifPresentOrElse(this::show, () -> header.setValue("Authorization"));
    addOpenedChangeListener(_ -> value.clear());
    ask(name, value, hosts, header);
    if (now.isPresent()) {
      value.focus();
    } else {
      name.focus();
    }
  }

  @Override
  protected boolean submit() {
    // Each by itself, so that every field tells what is wrong with it.
    boolean isNamed =
        isFine(name, () -> new SecretName(name.getValue().strip()), "secrets.name.wrong");
    List<BoundHost> bound = bound();
    String only = header.getValue().strip();
    boolean isHeader = only.isEmpty() || SecretBinding.isHeader(only);
    complain(header, isHeader ? "" : text("secrets.header.wrong"));
    boolean isValue = isValue();
    if (!isNamed || bound.isEmpty() || !isHeader || !isValue) {
      return false;
    }
    @Nullable String header = only.isEmpty() ? null : only;
    Optional<String> complaint =
        keep.apply(
            new PlainSecret(
                new SecretName(name.getValue().strip()),
                value.getValue().strip(),
                new SecretBinding(bound, header)));
    complain(name, complaint.orElse(""));
    return complaint.isEmpty();
  }

  private void show(SecretSummary now) {
    name.setValue(now.name().value());
    name.setReadOnly(true);
    hosts.setValue(now.hosts().stream().map(BoundHost::value).collect(Collectors.joining(", ")));
    @Nullable String only = now.header();
    header.setValue(only == null ? "" : only);
  }

  /** A key that was pasted with a line's end is meant without. */
  private boolean isValue() {
    int length = value.getValue().strip().length();
    boolean isFine = length >= PlainSecret.SHORTEST && length <= PlainSecret.LONGEST;
    complain(
        value,
        isFine ? "" : text("secrets.value.wrong", PlainSecret.SHORTEST, PlainSecret.LONGEST));
    return isFine;
  }

  /** Empty, where one of them is none; the field says which. */
  private List<BoundHost> bound() {
    List<BoundHost> bound = new ArrayList<>();
    List<String> written =
        Arrays.stream(hosts.getValue().split("[\\s,;]+")).filter(host -> !host.isEmpty()).toList();
    for (String host : written) {
      try {
        bound.add(new BoundHost(host));
      } catch (IllegalArgumentException _) {
        complain(hosts, text("secrets.hosts.wrong", host));
        return List.of();
      }
    }
    boolean isFine = !bound.isEmpty() && bound.size() <= SecretBinding.MOST_HOSTS;
    complain(hosts, isFine ? "" : text("secrets.hosts.none", SecretBinding.MOST_HOSTS));
    return isFine ? bound : List.of();
  }

  private static boolean isFine(TextField field, Runnable make, String complaint) {
    try {
      make.run();
      complain(field, "");
      return true;
    } catch (IllegalArgumentException _) {
      complain(field, text(complaint, SecretName.LONGEST));
      return false;
    }
  }
}
