package io.emprops.it.provider;

/** One operation of an API. */
interface Endpoint {

  /** The answer to a request that the API has let in. */
  FakeAnswer answer(FakeRequest request);

  /** The answer to the same request, if the model declines. */
  FakeAnswer refusal(FakeRequest request);

  /** The piece of a stream that tells of an error; empty where there are no streams. */
  String streamError(String message);
}
