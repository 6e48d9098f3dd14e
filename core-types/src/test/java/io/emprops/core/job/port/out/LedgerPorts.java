package io.emprops.core.job.port.out;

/** The five sides of one ledger. */
public record LedgerPorts(
    JobLedger ledger,
    JobOutbox outbox,
    JobProjection projection,
    OpenJobs openJobs,
    DeadLetters deadLetters) {}
