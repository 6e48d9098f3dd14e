package io.emprops.core.job.port.out;

final class InMemoryQueueSettingsTest extends QueueSettingsContract {
  @Override
  protected QueueSettings empty() {
    return new InMemoryQueueSettings();
  }
}
