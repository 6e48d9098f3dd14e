package io.emprops.core.worker.port.out;

/** The fake keeps the promises of the port. */
final class InMemoryWorkerOwnersTest extends WorkerOwnersContract {

  @Override
  protected WorkerOwners empty() {
    return new InMemoryWorkerOwners();
  }
}
