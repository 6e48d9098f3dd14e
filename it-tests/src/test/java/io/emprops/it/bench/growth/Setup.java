package io.emprops.it.bench.growth;

/** A broker with so many of what it can have more of; it stays up while others take turns. */
interface Setup extends AutoCloseable {

  /** How many there are. */
  int size();

  /** Brings so many jobs from their submission to their end. */
  Take round(int jobs);

  /** Lets what is compiled be compiled, before rounds of so many jobs. */
  default void warmUp(int jobs) {
    round(jobs);
  }

  @Override
  void close();
}
