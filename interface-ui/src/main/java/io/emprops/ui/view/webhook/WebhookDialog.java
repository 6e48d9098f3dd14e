package io.emprops.ui.view.webhook;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import io.emprops.core.job.JobType;
import io.emprops.core.webhook.ForbiddenUrlException;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookFilter;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.ui.component.SettingDialog;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks where somebody wants to be told, and of what. */
final class WebhookDialog extends SettingDialog {
  final TextField url = new TextField(text("webhooks.url"));
  final TextField description = new TextField(text("webhooks.description"));
  final Checkbox onlyNamed = new Checkbox(text("webhooks.only-named"));
  final CheckboxGroup<WebhookEvent> events = new CheckboxGroup<>(text("webhooks.events"));
  final TextField jobTypes = new TextField(text("webhooks.job-types"));
  final TextField customers = new TextField(text("webhooks.customers"));

  private final Function<WebhookWish, Optional<String>> keep;

  /**
   * Begins with what a webhook that is changed is told now.
   *
   * @param keep answers with what is wrong; empty, where the wish was kept; a URL that leads where
   *     nothing may be sent it may refuse by {@link ForbiddenUrlException}
   */
  WebhookDialog(Optional<Webhook> now, Function<WebhookWish, Optional<String>> keep) {
    super(
        now.map(webhook -> text("webhooks.change-what", WebhookWords.name(webhook)))
            .orElseGet(() -> text("webhooks.add")),
        text(now.isPresent() ? "webhooks.keep" : "webhooks.make"));
    this.keep = keep;
    url.setId("webhook-url");
    url.setHelperText(text("webhooks.url.help"));
    description.setId("webhook-description");
    description.setHelperText(text("webhooks.description.help"));
    onlyNamed.setId("webhook-only-named");
    onlyNamed.setHelperText(text("webhooks.only-named.help"));
    onlyNamed.addValueChangeListener(changed -> allowFilters(!changed.getValue()));
    events.setId("webhook-events");
    events.setItems(WebhookEvent.ends());
    events.setItemLabelGenerator(WebhookWords::event);
    events.setHelperText(text("webhooks.events.help"));
    events.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
    jobTypes.setId("webhook-job-types");
    jobTypes.setHelperText(text("webhooks.job-types.help"));
    customers.setId("webhook-customers");
    customers.setHelperText(text("webhooks.customers.help"));
    now.ifPresent(this::show);
    ask(url, description, onlyNamed, events, jobTypes, customers);
    url.focus();
  }

  @Override
  protected boolean submit() {
    boolean isDescription = isDescription();
    Optional<WebhookFilter> filter = filter();
    boolean isUrl = isUrl();
    if (!isUrl || !isDescription || filter.isEmpty()) {
      return false;
    }
    Optional<String> complaint =
        kept(
            new WebhookWish(
                url.getValue().strip(),
                description.getValue().strip(),
                onlyNamed.getValue(),
                filter.get()));
    complain(url, complaint.orElse(""));
    return complaint.isEmpty();
  }

  private Optional<String> kept(WebhookWish wish) {
    try {
      return keep.apply(wish);
    } catch (ForbiddenUrlException e) {
      return Optional.of(e.why());
    }
  }

  private void show(Webhook now) {
    url.setValue(now.url());
    description.setValue(now.description());
    onlyNamed.setValue(now.onlyNamed());
    events.setValue(new LinkedHashSet<>(now.events()));
    jobTypes.setValue(
        now.jobTypes().stream().map(JobType::value).collect(Collectors.joining(", ")));
    customers.setValue(String.join(", ", now.customers()));
  }

  private void allowFilters(boolean allowed) {
    events.setEnabled(allowed);
    jobTypes.setEnabled(allowed);
    customers.setEnabled(allowed);
  }

  private boolean isUrl() {
    boolean isFine = isWish(url.getValue().strip(), "");
    complain(url, isFine ? "" : text("webhooks.url.wrong"));
    return isFine;
  }

  private boolean isDescription() {
    boolean isFine = isWish("https://example.com/", description.getValue().strip());
    complain(description, isFine ? "" : text("webhooks.description.wrong"));
    return isFine;
  }

  private static boolean isWish(String url, String description) {
    try {
      return WebhookWish.of(url, description, WebhookFilter.all()).url().equals(url);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Empty, where a part of it cannot be one; its field says so. */
  private Optional<WebhookFilter> filter() {
    List<WebhookEvent> ends = WebhookEvent.ends().stream().filter(events::isSelected).toList();
    Optional<WebhookFilter> types =
        tried(
            jobTypes,
            () -> new WebhookFilter(ends, parts(jobTypes).map(JobType::new).toList(), List.of()),
            text("webhooks.job-types.wrong", WebhookFilter.MOST));
    Optional<WebhookFilter> all =
        tried(
            customers,
            () -> new WebhookFilter(ends, List.of(), parts(customers).toList()),
            text("webhooks.customers.wrong", WebhookFilter.MOST));
    return types.flatMap(
        one -> all.map(other -> new WebhookFilter(ends, one.jobTypes(), other.customers())));
  }

  private static Optional<WebhookFilter> tried(
      TextField field, Supplier<WebhookFilter> make, String complaint) {
    try {
      Optional<WebhookFilter> made = Optional.of(make.get());
      complain(field, "");
      return made;
    } catch (IllegalArgumentException _) {
      complain(field, complaint);
      return Optional.empty();
    }
  }

  private static Stream<String> parts(TextField field) {
    return Arrays.stream(field.getValue().split("[,;]"))
        .map(String::strip)
        .filter(part -> !part.isEmpty());
  }
}
