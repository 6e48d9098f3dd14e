package io.emprops.it.architecture.breakers.core;

/** A query that is no port. */
public interface MisplacedQuery {
  /** Asks. */
  String find();
}
