package io.emprops.it.architecture.breakers.openapi;

import io.emprops.it.architecture.breakers.core.port.in.AskUseCase;

/** A service outside the application. */
public final class LostService implements AskUseCase {
  @Override
  public void ask() {}
}
