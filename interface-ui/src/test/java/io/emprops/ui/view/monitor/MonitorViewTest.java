package io.emprops.ui.view.monitor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.in.FindDeadLettersQuery;
import io.emprops.core.job.port.in.LimitQueueUseCase;
import io.emprops.core.job.port.in.SettleDeadLettersUseCase;
import io.emprops.core.worker.port.in.SteerQueueUseCase;
import io.emprops.core.workflow.Page;
import io.emprops.ui.component.Loading;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.LocalUi;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MonitorViewTest {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CurrentAccount account = new CurrentAccount();
  private final LocalUi ui = new LocalUi();

  @Test
  void isThereBeforeTheQueuesAnswer() throws InterruptedException {
    account.as(LocalUi.operator(), () -> ui.add(view())).run();

    assertThat(loading().isVisible()).isTrue();
    gate.countDown();
    assertThat(ui.awaitChange()).isTrue();
    assertThat(loading().isVisible()).isFalse();
  }

  private MonitorView view() {
    return new MonitorView(
        answering(SteerQueueUseCase.class),
        MonitorViewTest::settings,
        answering(LimitQueueUseCase.class),
        answering(FindDeadLettersQuery.class),
        answering(SettleDeadLettersUseCase.class),
        account,
        new Background(account));
  }

  private static List<QueueSetting> settings(Principal caller) {
    return List.of(new QueueSetting.Limited(caller.user().value(), FlowLimit.atOnce(1)));
  }

  /** Answers once the gate is open. */
  private <T> T answering(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, _) -> answer(method.getName())));
  }

  private Object answer(String question) throws InterruptedException {
    assertThat(gate.await(10, SECONDS)).isTrue();
    return switch (question) {
      case "stats" ->
          new QueueStats(Instant.EPOCH, 0, 0, null, List.of(), List.of(), List.of(), List.of());
      case "groups" -> new Page<>(List.of(), null);
      default -> List.of();
    };
  }

  private Component loading() {
    return descendants(ui).filter(Loading.class::isInstance).findFirst().orElseThrow();
  }

  private static Stream<Component> descendants(Component parent) {
    return Stream.concat(
        Stream.of(parent), parent.getChildren().flatMap(MonitorViewTest::descendants));
  }
}
