package io.emprops.it.bench.broker;

import java.util.List;

/** A queue that brings jobs from their submission to their end. */
interface Contender {

  /** Its name in the tables. */
  String name();

  /** The ways of batching among which its best is looked for. */
  List<Batching> batchings();

  /** Brings so many jobs to their end, in an empty Redis. */
  Round round(int jobs, Batching batching);
}
