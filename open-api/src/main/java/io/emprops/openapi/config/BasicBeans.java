package io.emprops.openapi.config;

import io.emprops.core.job.JobTypeRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** What everything else is made with. */
final class BasicBeans {

  /** Reads its schemas, so there is one. */
  @Produces
  @Singleton
  JobTypeRegistry jobTypes() {
    return JobTypeRegistry.standard();
  }

  @Produces
  @Singleton
  @DefaultBean
  InstantSource clock() {
    return Clock.systemUTC();
  }
}
