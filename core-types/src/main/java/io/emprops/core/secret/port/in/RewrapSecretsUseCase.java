package io.emprops.core.secret.port.in;

/**
 * Goes over to another master key: data keys that are wrapped with an older one are wrapped anew.
 * Values are not touched, and stay readable all the while.
 */
public interface RewrapSecretsUseCase {

  /**
   * Takes a part of what is left; any number of nodes may do so at once.
   *
   * @return what was done, and whether there may be more
   */
  Step step();

  /**
   * A part of the work.
   *
   * @param rewrapped how many are now under the present key
   * @param unreadable how many are under a key that is not configured
   */
  record Step(int rewrapped, int unreadable, boolean more) {}
}
