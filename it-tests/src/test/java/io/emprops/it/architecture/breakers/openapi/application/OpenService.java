package io.emprops.it.architecture.breakers.openapi.application;

import io.emprops.it.architecture.breakers.core.port.in.AskUseCase;

/** A service that can be extended. */
public class OpenService implements AskUseCase {
  @Override
  public void ask() {}
}
