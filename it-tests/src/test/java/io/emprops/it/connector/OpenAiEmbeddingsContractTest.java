package io.emprops.it.connector;

/** The connector {@code openai_embeddings}. */
final class OpenAiEmbeddingsContractTest extends FakedConnectorContract {
  OpenAiEmbeddingsContractTest() {
    super("openai_embeddings");
  }
}
