package io.emprops.core.webhook.port.in;

/** Sends what is due. Any number of nodes may do so at once. */
public interface DeliverWebhooksUseCase {

  /** Takes some and sends them; returns how many there were. */
  int step();
}
