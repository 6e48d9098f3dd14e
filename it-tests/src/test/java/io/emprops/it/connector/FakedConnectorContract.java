package io.emprops.it.connector;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.ConnectorContract;
import io.emprops.it.provider.FakeProviders;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** What every connector promises, against the stand-in for its provider. */
abstract class FakedConnectorContract extends ConnectorContract {
  private final FakeProviders providers = FakeProviders.start(0);
  private final Calling calling = new Calling(Duration.ofSeconds(30));
  private final ConnectorUnderTest underTest;

  FakedConnectorContract(String type) {
    this.underTest = Connectors.named(type);
  }

  @AfterEach
  void stop() {
    calling.close();
    providers.close();
  }

  @Override
  protected Connector connector() {
    return underTest.at(providers, calling);
  }

  @Override
  protected AJob succeeding() {
    return underTest.aJob("some-model");
  }

  @Override
  protected AJob failing(FailureClass failureClass) {
    String fault =
        switch (failureClass) {
          case AUTH_ERROR -> "401";
          case VALIDATION_ERROR -> "400";
          case SERVICE_ERROR -> "500";
          case RATE_LIMIT -> "429-retry-after-20";
          case GENERATION_REFUSAL -> "refusal";
          case RESPONSE_ERROR -> "malformed";
          case TIMEOUT -> "504";
          case NETWORK_ERROR -> "abort";
          case RESOURCE_LIMIT -> "402";
          case SYSTEM_ERROR ->
              throw new IllegalArgumentException("no provider can make one: " + failureClass);
        };
    return underTest.aJob("fault-" + fault);
  }

  @Override
  protected AJob endless() {
    return underTest.aJob("fault-slow-60000");
  }
}
