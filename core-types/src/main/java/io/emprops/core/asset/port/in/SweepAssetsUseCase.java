package io.emprops.core.asset.port.in;

/** Forgets files that nothing refers to any more. Any number of nodes may do so at once. */
public interface SweepAssetsUseCase {

  /**
   * Looks through all files, unless it is too early or another node has just done so; forgets those
   * that were put long ago and that nothing refers to.
   *
   * @return how many were forgotten
   */
  int sweep();
}
