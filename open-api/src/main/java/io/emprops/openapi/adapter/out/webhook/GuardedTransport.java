package io.emprops.openapi.adapter.out.webhook;

import io.emprops.core.webhook.port.out.WebhookTransport;
import io.emprops.egress.CallFailedException;
import io.emprops.egress.EgressGuard;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingRequest;
import io.emprops.egress.RateLimitHeaders;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Posts where the egress guard lets it; redirects are not followed and count as not taken. */
public final class GuardedTransport implements WebhookTransport {
  private final HttpCaller caller;
  private final RateLimitHeaders limits;

  /**
   * Calls through this caller.
   *
   * @param clock for waits that are told as dates
   */
  public GuardedTransport(HttpCaller caller, InstantSource clock) {
    this.caller = caller;
    this.limits = new RateLimitHeaders(clock);
  }

  @Override
  public Sending post(String url, Map<String, String> headers, String body) {
    try {
      var request = new OutgoingRequest("POST", url, List.copyOf(headers.entrySet()), body);
      return caller.call(request, this::answered);
    } catch (CallFailedException e) {
      return new Sending.Unanswered(e.failure().message());
    }
  }

  @Override
  public Optional<String> objection(String url) {
    return switch (caller.guard().check(url)) {
      case EgressGuard.Allowed _, EgressGuard.Unresolved _ -> Optional.empty();
      case EgressGuard.Denied(String why) -> Optional.of(why);
      case EgressGuard.Malformed(String why) -> Optional.of(why);
    };
  }

  private Sending answered(IncomingAnswer answer) {
    return new Sending.Answered(answer.status(), limits.of(answer).retryAfter());
  }
}
