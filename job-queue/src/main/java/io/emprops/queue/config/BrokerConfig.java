package io.emprops.queue.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the broker keeps time. */
@ConfigMapping(prefix = "emp.broker")
public interface BrokerConfig {

  /** How long a claim holds without a heartbeat. */
  @WithDefault("30s")
  Duration lease();

  /** How often workers renew; also how fast they learn that a job is to be cancelled. */
  @WithDefault("5s")
  Duration heartbeat();

  /** The longest that a pull waits for a job. */
  @WithDefault("20s")
  Duration longestPull();

  /** A worker that was silent for so long counts as gone. */
  @WithDefault("60s")
  Duration workerGoneAfter();

  /** The longest that an answer of Redis is waited for. */
  @WithDefault("5s")
  Duration redisTimeout();

  /** How long failed jobs wait. */
  Retry retry();

  /** Backoff of jobs whose failure may pass. */
  interface Retry {

    /** The first wait's ceiling; it doubles with each failure. */
    @WithDefault("1s")
    Duration base();

    /** No ceiling is higher, unless the provider names a later time. */
    @WithDefault("60s")
    Duration cap();

    /** So long after a job's arrival, rate limits that name a time use up none of its attempts. */
    @WithDefault("1h")
    Duration rateLimitBudget();
  }
}
