package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;

/** A request that came, and what became of it. */
public final class Received {
  private final FakeRequest request;
  private volatile Fate fate = Fate.OPEN;

  Received(FakeRequest request) {
    this.request = request;
  }

  /** What became of a request. */
  public enum Fate {
    /** It is still being answered. */
    OPEN,
    /** The whole answer was sent. */
    ANSWERED,
    /** The client went away before the answer's end. */
    ABORTED,
    /** A fault ended the connection. */
    BROKEN
  }

  /** The request itself. */
  public FakeRequest request() {
    return request;
  }

  /** What has become of it so far. */
  public Fate fate() {
    return fate;
  }

  /** Its path below its API. */
  public String path() {
    return request.path();
  }

  /** Its method. */
  public String method() {
    return request.method();
  }

  /** A header, or an empty text. */
  public String header(String name) {
    return request.header(name);
  }

  /** Its body as text. */
  public String body() {
    return request.text();
  }

  /** Its body as JSON. */
  public JsonNode json() {
    return request.json();
  }

  synchronized void end(Fate end) {
    if (fate == Fate.OPEN) {
      fate = end;
    }
  }

  @Override
  public String toString() {
    return request.method() + " /" + request.api() + request.path() + " " + fate;
  }
}
