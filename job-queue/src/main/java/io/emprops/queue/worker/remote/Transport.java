package io.emprops.queue.worker.remote;

/** How a worker's messages get to its gateway. */
public enum Transport {
  /** Over a WebSocket; over HTTP where something on the way lets none through. */
  AUTO,
  /** Over a WebSocket alone. */
  WEBSOCKET,
  /** Over HTTP alone, a request for each message. */
  HTTP
}
