package io.emprops.it.connector;

/** The connector {@code openai_image}. */
final class OpenAiImageContractTest extends FakedConnectorContract {
  OpenAiImageContractTest() {
    super("openai_image");
  }
}
