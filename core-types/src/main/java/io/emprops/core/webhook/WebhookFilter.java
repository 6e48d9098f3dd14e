package io.emprops.core.webhook;

import io.emprops.core.job.JobType;
import java.util.List;

/**
 * Of which jobs a webhook tells; an empty list stands for all.
 *
 * @param events how they ended; each of them an end
 * @param jobTypes their kinds
 * @param customers whose share they took
 */
public record WebhookFilter(
    List<WebhookEvent> events, List<JobType> jobTypes, List<String> customers) {
  /** In each list. */
  public static final int MOST = 100;

  private static final int LONGEST_CUSTOMER = 500;

  public WebhookFilter {
    events = events.stream().distinct().toList();
    jobTypes = jobTypes.stream().distinct().toList();
    customers = customers.stream().distinct().toList();
    if (jobTypes.size() > MOST || customers.size() > MOST) {
      throw new IllegalArgumentException("a filter names at most %d of a kind".formatted(MOST));
    }
    if (!events.stream().allMatch(WebhookEvent::isEnd)) {
      throw new IllegalArgumentException(
          "events are among " + WebhookEvent.ends().stream().map(WebhookEvent::wire).toList());
    }
    if (customers.stream().anyMatch(WebhookFilter::isNoCustomer)) {
      throw new IllegalArgumentException(
          "a customer is 1 to %d characters, none of them a control".formatted(LONGEST_CUSTOMER));
    }
  }

  /** All jobs. */
  public static WebhookFilter all() {
    return new WebhookFilter(List.of(), List.of(), List.of());
  }

  private static boolean isNoCustomer(String customer) {
    return customer.isEmpty()
        || customer.length() > LONGEST_CUSTOMER
        || customer.chars().anyMatch(Character::isISOControl);
  }
}
