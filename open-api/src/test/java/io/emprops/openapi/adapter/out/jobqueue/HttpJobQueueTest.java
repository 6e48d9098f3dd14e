package io.emprops.openapi.adapter.out.jobqueue;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.JobQueueContract;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.openapi.support.ScriptedJobQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The broker over HTTP is as good as the broker. */
final class HttpJobQueueTest extends JobQueueContract {
  private final List<AutoCloseable> open = new ArrayList<>();

  @Override
  protected JobQueue emptyQueue() {
    return over(server());
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable closeable : open.reversed()) {
      closeable.close();
    }
  }

  @Test
  void saysThatTheQueueCannotBeAsked() {
    ScriptedJobQueue server = server();
    JobQueue queue = over(server);
    QueuedJob job = aJob().build();

    server.away(true);

    assertThatThrownBy(() -> queue.submit(List.of(job)))
        .isInstanceOf(QueueUnavailableException.class);
    assertThatThrownBy(() -> queue.unknownAmong(List.of(job.id())))
        .isInstanceOf(QueueUnavailableException.class);
    server.close();
    assertThatThrownBy(() -> queue.cancel(job.id())).isInstanceOf(QueueUnavailableException.class);
  }

  @Test
  void letsOneJobThatIsRefusedNotHoldUpTheOthers() {
    ScriptedJobQueue server = server();
    QueuedJob refused = aJob().number(2).build();
    server.chokeOn(refused.id());

    List<SubmitOutcome> outcomes =
        over(server).submit(List.of(aJob().number(1).build(), refused, aJob().number(3).build()));

    assertThat(outcomes.get(0)).isInstanceOf(SubmitOutcome.Accepted.class);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            SubmitOutcome.Rejected.class, r -> assertThat(r.reason()).isEqualTo("submit.refused"));
    assertThat(outcomes.get(2)).isInstanceOf(SubmitOutcome.Accepted.class);
  }

  private ScriptedJobQueue server() {
    var server = new ScriptedJobQueue();
    open.add(server);
    return server;
  }

  private JobQueue over(ScriptedJobQueue server) {
    var connection = new QueueConnection(server.root(), () -> "token");
    open.add(connection);
    return new HttpJobQueue(connection);
  }
}
