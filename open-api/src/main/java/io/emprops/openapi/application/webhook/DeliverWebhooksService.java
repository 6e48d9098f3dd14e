package io.emprops.openapi.application.webhook;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.secret.port.out.SecretUnreadableException;
import io.emprops.core.webhook.Backoff;
import io.emprops.core.webhook.DeliveryAttempt;
import io.emprops.core.webhook.port.in.DeliverWebhooksUseCase;
import io.emprops.core.webhook.port.out.WebhookDeliveries;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Due;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Fate;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Share;
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
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Sends what is due, several at once. A message is sent until an answer says that it was taken,
 * over a day; then it is given up, and its webhook is paused until somebody has seen to it. A test
 * is sent once.
 */
public final class DeliverWebhooksService implements DeliverWebhooksUseCase {

  /** A node that dies while it sends leaves its deliveries to others after this time. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final int GONE = 410;

  private final WebhookDeliveries deliveries;
  private final WebhookStore store;
  private final JobLedger ledger;
  private final SigningSecrets secrets;
  private final WebhookSigner signer;
  private final WebhookTransport transport;
  private final Executor senders;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final InFlight flying = new InFlight();

  DeliverWebhooksService(
      WebhookDeliveries deliveries,
      WebhookStore store,
      JobLedger ledger,
      SigningSecrets secrets,
      WebhookSigner signer,
      WebhookTransport transport,
      Executor senders,
      InstantSource clock,
      RandomGenerator random) {
    this.deliveries = deliveries;
    this.store = store;
    this.ledger = ledger;
    this.secrets = secrets;
    this.signer = signer;
    this.transport = transport;
    this.senders = senders;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public int step() {
    Share share = flying.free();
    if (share.all() == 0) {
      return 0;
    }
    Instant now = clock.instant();
    List<Due> taken = deliveries.take(now, now.plus(LEASE), share);
    for (Due due : taken) {
      flying.begin(due.webhook());
      senders.execute(() -> fly(due));
    }
    return taken.size();
  }

  private void fly(Due due) {
    try {
      deliver(due);
    } finally {
      flying.end(due.webhook());
    }
  }

  private void deliver(Due due) {
    Instant begun = clock.instant();
    Optional<String> body = body(due);
    if (body.isEmpty()) {
      var failure = new Sending.Unanswered("the job is no longer known");
      deliveries.settle(due, attempt(begun, failure), new Fate.GivenUp());
      return;
    }
    Sending sending = send(due, body.get());
    DeliveryAttempt attempt = attempt(begun, sending);
    Fate fate = fate(due, sending, attempt.at());
    deliveries.settle(due, attempt, fate);
    if (fate instanceof Fate.GivenUp && due.event().isEnd()) {
      String reason =
          isGone(sending)
              ? "the receiver answered 410: it is gone"
              : "nothing was taken for a day; the last time: " + error(sending);
      store.pause(due.organisation(), due.webhook(), reason, attempt.at());
    }
  }

  private Optional<String> body(Due due) {
    Optional<JobId> job = due.job();
    if (job.isEmpty()) {
      return Optional.of(EventMessage.test(due));
    }
    Optional<JobRecord> record = ledger.find(due.organisation(), job.get());
    return record.map(ended -> EventMessage.end(due, ended));
  }

  /** Nothing leaves without a signature. */
  private Sending send(Due due, String body) {
    Instant now = clock.instant();
    List<String> keys;
    try {
      keys = secrets.values(due.organisation(), due.secrets());
    } catch (SecretUnreadableException e) {
      return new Sending.Unanswered("it cannot be signed: " + e.getMessage());
    }
    if (keys.isEmpty()) {
      return new Sending.Unanswered("it cannot be signed: its secret is gone");
    }
    String signatures =
        keys.stream()
            .map(secret -> signer.sign(secret, due.id(), now, body))
            .collect(Collectors.joining(" "));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", EventMessage.CONTENT_TYPE);
    headers.put("User-Agent", "emprops-webhooks");
    headers.put("webhook-id", due.id().value());
    headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
    headers.put("webhook-signature", signatures);
    return transport.post(due.url(), headers, body);
  }

  private DeliveryAttempt attempt(Instant begun, Sending sending) {
    return DeliveryAttempt.of(begun, clock.instant(), answer(sending), error(sending));
  }

  private Fate fate(Due due, Sending sending, Instant now) {
    if (isTaken(sending)) {
      return new Fate.Delivered();
    }
    if (isGone(sending) || !due.event().isEnd()) {
      return new Fate.GivenUp();
    }
    return Backoff.after(due.attempts() + 1, random.nextDouble())
        .<Fate>map(wait -> new Fate.Again(now.plus(longer(wait, sending))))
        .orElseGet(Fate.GivenUp::new);
  }

  /** A receiver may ask for more time, not for less; RFC 9110's Retry-After is read up to a day. */
  private static Duration longer(Duration wait, Sending sending) {
    return sending instanceof Sending.Answered(_, Optional<Duration> asked)
        ? asked.filter(time -> time.compareTo(wait) > 0).orElse(wait)
        : wait;
  }

  private static boolean isTaken(Sending sending) {
    return sending instanceof Sending.Answered(int status, _) && status / 100 == 2;
  }

  private static boolean isGone(Sending sending) {
    return sending instanceof Sending.Answered(int status, _) && status == GONE;
  }

  private static Optional<Integer> answer(Sending sending) {
    return sending instanceof Sending.Answered(int status, _)
        ? Optional.of(status)
        : Optional.empty();
  }

  private static String error(Sending sending) {
    return switch (sending) {
      case Sending.Answered(int status, _) ->
          isTaken(sending) ? "" : "the receiver answered " + status;
      case Sending.Unanswered(String why) -> why;
    };
  }
}
