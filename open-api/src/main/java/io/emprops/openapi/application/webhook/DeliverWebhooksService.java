package io.emprops.openapi.application.webhook;

import io.emprops.core.job.JobRecord;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.webhook.Backoff;
import io.emprops.core.webhook.port.in.DeliverWebhooksUseCase;
import io.emprops.core.webhook.port.out.WebhookDeliveries;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Attempt;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Due;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Fate;
import io.emprops.core.webhook.port.out.WebhookSigner;
import io.emprops.core.webhook.port.out.WebhookStore;
import io.emprops.core.webhook.port.out.WebhookTransport;
import io.emprops.core.webhook.port.out.WebhookTransport.Sending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Sends what is due, several at once. A message is sent until an answer says that it was taken,
 * over a day; then it is given up, and its webhook is paused until somebody has seen to it.
 */
public final class DeliverWebhooksService implements DeliverWebhooksUseCase {
  private static final int AT_ONCE = 32;

  /** A node that dies while it sends leaves its deliveries to others after this time. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final int GONE = 410;

  private final WebhookDeliveries deliveries;
  private final WebhookStore store;
  private final JobLedger ledger;
  private final SigningSecrets secrets;
  private final WebhookSigner signer;
  private final WebhookTransport transport;
  private final InstantSource clock;
  private final RandomGenerator random;

  DeliverWebhooksService(
      WebhookDeliveries deliveries,
      WebhookStore store,
      JobLedger ledger,
      SigningSecrets secrets,
      WebhookSigner signer,
      WebhookTransport transport,
      InstantSource clock,
      RandomGenerator random) {
    this.deliveries = deliveries;
    this.store = store;
    this.ledger = ledger;
    this.secrets = secrets;
    this.signer = signer;
    this.transport = transport;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public int step() {
    Instant now = clock.instant();
    List<Due> taken = deliveries.take(now, now.plus(LEASE), AT_ONCE);
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      taken.forEach(due -> senders.execute(() -> deliver(due)));
    }
    return taken.size();
  }

  private void deliver(Due due) {
    Optional<JobRecord> job = ledger.find(due.organisation(), due.job());
    if (job.isEmpty()) {
      settle(due, new Sending.Unanswered("the job is no longer known"), true);
      return;
    }
    settle(due, send(due, JobMessage.of(due, job.get())), false);
  }

  private Sending send(Due due, String body) {
    Instant now = clock.instant();
    String signatures =
        secrets.values(due.organisation(), due.secrets()).stream()
            .map(secret -> signer.sign(secret, due.id(), now, body))
            .collect(Collectors.joining(" "));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", JobMessage.CONTENT_TYPE);
    headers.put("User-Agent", "emprops-webhooks");
    headers.put("webhook-id", due.id().value());
    headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
    headers.put("webhook-signature", signatures);
    return transport.post(due.url(), headers, body);
  }

  private void settle(Due due, Sending sending, boolean hopeless) {
    Instant now = clock.instant();
    var attempt = new Attempt(now, answer(sending), error(sending));
    Fate fate = fate(due, sending, hopeless, now);
    deliveries.settle(due, attempt, fate);
    if (fate instanceof Fate.GivenUp && !hopeless) {
      String reason =
          isGone(sending)
              ? "the receiver answered 410: it is gone"
              : "nothing was taken for a day; the last time: " + attempt.error();
      store.pause(due.organisation(), due.webhook(), reason, now);
    }
  }

  private Fate fate(Due due, Sending sending, boolean hopeless, Instant now) {
    if (sending instanceof Sending.Answered(int status) && status / 100 == 2) {
      return new Fate.Delivered();
    }
    if (hopeless || isGone(sending)) {
      return new Fate.GivenUp();
    }
    return Backoff.after(due.attempts() + 1, random.nextDouble())
        .<Fate>map(wait -> new Fate.Again(now.plus(wait)))
        .orElseGet(Fate.GivenUp::new);
  }

  private static boolean isGone(Sending sending) {
    return sending instanceof Sending.Answered(int status) && status == GONE;
  }

  private static Optional<Integer> answer(Sending sending) {
    return sending instanceof Sending.Answered(int status) ? Optional.of(status) : Optional.empty();
  }

  private static String error(Sending sending) {
    return switch (sending) {
      case Sending.Answered(int status) ->
          status / 100 == 2 ? "" : "the receiver answered " + status;
      case Sending.Unanswered(String why) -> why;
    };
  }
}
