package io.emprops.it.bench.growth;

/**
 * What one round took.
 *
 * @param jobs brought from their submission to their end
 * @param seconds from the first submission to the last end
 * @param redis processor seconds of all Redis servers
 * @param besides processor seconds of who calls them: the client, or all gateways
 */
record Take(int jobs, double seconds, double redis, double besides) {

  double perSecond() {
    return jobs / seconds;
  }

  /** Microseconds of Redis for a job. */
  double redisMicros() {
    return redis * 1e6 / jobs;
  }

  /** Microseconds of who calls it for a job. */
  double besidesMicros() {
    return besides * 1e6 / jobs;
  }

  /** What a job costs, in microseconds of processors. */
  double micros() {
    return redisMicros() + besidesMicros();
  }
}
