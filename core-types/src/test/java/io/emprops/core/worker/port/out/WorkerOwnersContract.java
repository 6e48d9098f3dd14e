package io.emprops.core.worker.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.WorkerId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link WorkerOwners} promises. */
public abstract class WorkerOwnersContract {
  protected static final OrganisationId ACME = new OrganisationId("acme");
  protected static final OrganisationId OTHER = new OrganisationId("other");
  private static final WorkerId WORKER = new WorkerId("gpu:1.a-b_c");

  private WorkerOwners owners;

  /** No worker is anybody's; both organisations are there. */
  protected abstract WorkerOwners empty();

  @BeforeEach
  void prepare() {
    owners = empty();
  }

  @Test
  void knowsNoOwnerOfAWorkerThatNobodyAskedFor() {
    owners.own(new WorkerId("another"), ACME);

    assertThat(owners.ownerOf(WORKER)).isEmpty();
  }

  @Test
  void keepsAWorkerForTheFirstWhoAsked() {
    assertThat(owners.own(WORKER, ACME)).isEqualTo(ACME);
    assertThat(owners.own(WORKER, OTHER)).isEqualTo(ACME);
    assertThat(owners.own(WORKER, ACME)).isEqualTo(ACME);

    assertThat(owners.ownerOf(WORKER)).contains(ACME);
  }

  @Test
  void tellsAllWhoAskAtOnceTheSameOwner() throws InterruptedException {
    Set<OrganisationId> told = ConcurrentHashMap.newKeySet();
    var go = new CountDownLatch(1);

    var threads =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    Thread.startVirtualThread(
                        () -> {
                          try {
                            go.await();
                            told.add(owners.own(WORKER, i % 2 == 0 ? ACME : OTHER));
                          } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                          }
                        }))
            .toList();
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(told).hasSize(1).containsExactly(owners.ownerOf(WORKER).orElseThrow());
  }
}
