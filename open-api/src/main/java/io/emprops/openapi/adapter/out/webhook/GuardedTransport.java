package io.emprops.openapi.adapter.out.webhook;

import io.emprops.core.webhook.port.out.WebhookTransport;
import io.emprops.egress.CallFailedException;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.OutgoingRequest;
import java.util.List;
import java.util.Map;

/** Posts where the egress guard lets it; redirects are not followed and count as not taken. */
public final class GuardedTransport implements WebhookTransport {
  private final HttpCaller caller;

  /** Calls through this caller. */
  public GuardedTransport(HttpCaller caller) {
    this.caller = caller;
  }

  @Override
  public Sending post(String url, Map<String, String> headers, String body) {
    try {
      var request = new OutgoingRequest("POST", url, List.copyOf(headers.entrySet()), body);
      return caller.call(request, answer -> new Sending.Answered(answer.status()));
    } catch (CallFailedException e) {
      return new Sending.Unanswered(e.failure().message());
    }
  }
}
