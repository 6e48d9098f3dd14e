package io.emprops.it.connector;

import io.emprops.core.job.AJob;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.it.provider.FakeProviders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A connector and a payload for it.
 *
 * @param type its job type
 * @param streams whether its provider answers in pieces
 * @param payload the payload's members without the model
 * @param maker makes it for these providers
 */
record ConnectorUnderTest(
    String type,
    boolean streams,
    String payload,
    BiFunction<FakeProviders, Calling, Connector> maker) {

  Connector at(FakeProviders providers, Calling calling) {
    return maker.apply(providers, calling);
  }

  /** A job for a model of this name, in which a fault may be chosen. */
  QueuedJob job(String model) {
    return aJob(model).build();
  }

  /** The same, to be changed further. */
  AJob aJob(String model) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("model", JsonValue.of(model));
    if (JsonText.parse(payload) instanceof JsonObject object) {
      members.putAll(object.members());
    }
    return AJob.aJob().jobType(type).payload(new JsonObject(members).toJson());
  }

  @Override
  public String toString() {
    return type;
  }
}
