package io.emprops.it.bench.broker;

/**
 * What it took to bring some jobs from their submission to their end.
 *
 * @param clientCpu processor time of the process that submits and works
 * @param redisCpu processor time of Redis' one thread
 */
record Round(int jobs, double seconds, double clientCpu, double redisCpu) {

  /** Cycles of submission, claim and completion. */
  double perSecond() {
    return jobs / seconds;
  }

  double clientMicros() {
    return clientCpu * 1e6 / jobs;
  }

  double redisMicros() {
    return redisCpu * 1e6 / jobs;
  }
}
