package io.emprops.it.connector;

/** The connector {@code openai_responses}. */
final class OpenAiResponsesContractTest extends FakedConnectorContract {
  OpenAiResponsesContractTest() {
    super("openai_responses");
  }
}
