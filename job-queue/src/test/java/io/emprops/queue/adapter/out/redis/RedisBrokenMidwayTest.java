package io.emprops.queue.adapter.out.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.JobLogContract;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.JobQueueContract;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.worker.port.out.FlowLimitsContract;
import io.emprops.core.worker.port.out.JobAdoptionContract;
import io.emprops.core.worker.port.out.JobLeasesContract;
import io.emprops.core.worker.port.out.JobOrderContract;
import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.LeasedJobs;
import io.emprops.core.worker.port.out.LeasedJobsContract;
import io.emprops.core.worker.port.out.QueueBudgetsContract;
import io.emprops.core.worker.port.out.QueueControlContract;
import io.emprops.core.worker.port.out.ToldLimitsContract;
import io.emprops.core.worker.port.out.WorkerRegistry;
import io.emprops.core.worker.port.out.WorkerRegistryContract;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The ports' contracts hold though each call of a function is broken first at each of its reads,
 * and changes nothing by that.
 */
final class RedisBrokenMidwayTest {
  private static final Set<String> READING_NOTHING = Set.of("worker_forget_v1", "worker_order_v1");
  private static final TestRedis REDIS = new TestRedis();
  private static final BrokenLibraries LIBRARIES = new BrokenLibraries(REDIS);

  @AfterAll
  static void eachWasBroken() {
    try {
      assertThat(LIBRARIES.unbroken()).isEqualTo(READING_NOTHING);
    } finally {
      REDIS.close();
    }
  }

  @Nested
  final class Submissions extends JobQueueContract {
    @Override
    protected JobQueue emptyQueue() {
      return REDIS.emptyScene().queue();
    }
  }

  @Nested
  final class Leases extends JobLeasesContract {
    @Override
    protected LeaseScene emptyScene() {
      return REDIS.emptyScene();
    }
  }

  @Nested
  final class Order extends JobOrderContract {
    @Override
    protected LeaseScene emptyScene() {
      return REDIS.emptyScene();
    }
  }

  @Nested
  final class Adoption extends JobAdoptionContract {
    @Override
    protected LeaseScene emptyScene() {
      return REDIS.emptyScene();
    }
  }

  @Nested
  final class FlowLimits extends FlowLimitsContract {
    @Override
    protected LeaseScene emptyScene() {
      return REDIS.emptyScene();
    }
  }

  @Nested
  final class ToldLimits extends ToldLimitsContract {
    @Override
    protected LeaseScene emptyScene() {
      return REDIS.emptyScene();
    }
  }

  @Nested
  final class Budgets extends QueueBudgetsContract {
    @Override
    protected LeaseScene emptyScene() {
      return REDIS.emptyScene();
    }
  }

  @Nested
  final class Control extends QueueControlContract {
    @Override
    protected LeaseScene emptyScene() {
      return REDIS.emptyScene();
    }

    @Test
    void givesACustomerAWeight() {
      emptyScene().control().weigh(Partitions.DEFAULT, "acme", 2.5);

      Request weight = Request.cmd(Command.HGET).arg("{p0}:weights").arg("acme");
      assertThat(REDIS.command(weight).toString()).isEqualTo("2.5");
    }
  }

  @Nested
  final class Log extends JobLogContract {
    @Override
    protected LeaseScene emptyScene() {
      return REDIS.emptyScene();
    }
  }

  @Nested
  final class Leased extends LeasedJobsContract {
    @Override
    protected LeaseScene emptyScene() {
      return REDIS.emptyScene();
    }

    @Override
    protected LeasedJobs jobsOf(LeaseScene scene) {
      return REDIS.leasedJobs();
    }
  }

  @Nested
  final class Workers extends WorkerRegistryContract {
    @Override
    protected WorkerRegistry emptyRegistry() {
      REDIS.emptyScene();
      return REDIS.registry(Duration.ofMinutes(1));
    }

    @Test
    void refusesTheTokensThatAWorkerHadUntilThen() {
      QueueControl control = REDIS.emptyScene().control();
      Instant until = Instant.parse("2026-11-01T10:00:00.123Z");

      control.revoke(Partitions.DEFAULT, new WorkerId("w1"), until);

      assertThat(REDIS.registry(Duration.ofMinutes(1)).revoked())
          .isEqualTo(Map.of(new WorkerId("w1"), until));
    }
  }
}
