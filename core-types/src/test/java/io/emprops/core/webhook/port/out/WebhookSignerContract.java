package io.emprops.core.webhook.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.webhook.DeliveryId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookSigner} promises. */
public abstract class WebhookSignerContract {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final DeliveryId ID = new DeliveryId("msg_p5jXN8AQM9LWM0D4loKWxJek");
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
  private static final String BODY = "{\"test\": 2432232314}";

  /** The one to test. */
  protected abstract WebhookSigner signer();

  /** The example that libraries of the specification are tested with. */
  @Test
  void signsAsTheSpecificationsExample() {
    assertThat(signer().sign(SECRET, ID, AT, BODY))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void signsIdTimeAndBody() {
    String signature = signer().sign(SECRET, ID, AT, BODY);

    assertThat(signer().sign(SECRET, ID, AT.plusSeconds(1), BODY)).isNotEqualTo(signature);
    assertThat(signer().sign(SECRET, ID, AT, BODY + " ")).isNotEqualTo(signature);
    assertThat(signer().sign(SECRET, new DeliveryId("msg_p5jXN8AQM9LWM0D4loKWxJeK"), AT, BODY))
        .isNotEqualTo(signature);
  }
}
