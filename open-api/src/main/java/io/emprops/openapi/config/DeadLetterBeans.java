package io.emprops.openapi.config;

import io.emprops.core.job.port.in.FindDeadLettersQuery;
import io.emprops.core.job.port.in.SettleDeadLettersUseCase;
import io.emprops.core.job.port.out.DeadLetters;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.openapi.application.job.FindDeadLettersService;
import io.emprops.openapi.application.job.SettleDeadLettersService;
import io.emprops.openapi.application.job.Successors;
import io.emprops.openapi.application.job.Wakeup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires what shows dead letters and deals with them. */
final class DeadLetterBeans {

  @Produces
  @Singleton
  FindDeadLettersQuery deadLetters(DeadLetters deadLetters) {
    return new FindDeadLettersService(deadLetters);
  }

  @Produces
  @Singleton
  SettleDeadLettersUseCase settle(
      DeadLetters deadLetters,
      JobLedger ledger,
      Successors successors,
      InstantSource clock,
      Wakeup relay) {
    return new SettleDeadLettersService(deadLetters, ledger, successors, clock, relay);
  }
}
