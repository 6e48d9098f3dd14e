package io.emprops.egress;

import io.emprops.egress.SocketCaller.Connection;
import io.emprops.egress.SocketCaller.Listener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/** Reads frames from a connection that has been upgraded; all of it on the event loop. */
final class WebSocketLink implements Connection {
  private static final int NORMAL_END = 1000;

  private final NetSocket socket;
  private final Listener listener;
  private final @Nullable Context loop = Vertx.currentContext();
  private final EmbeddedChannel decoder;
  private final EmbeddedChannel encoder = new EmbeddedChannel(new WebSocket13FrameEncoder(true));
  private boolean over;

  private WebSocketLink(NetSocket socket, int longestMessage, Listener listener) {
    this.socket = socket;
    this.listener = listener;
    this.decoder =
        new EmbeddedChannel(
            new WebSocket13FrameDecoder(
                WebSocketDecoderConfig.newBuilder()
                    .expectMaskedFrames(false)
                    .allowExtensions(false)
                    .maxFramePayloadLength(longestMessage)
                    .build()),
            new WebSocketFrameAggregator(longestMessage));
  }

  static WebSocketLink over(NetSocket socket, int longestMessage, Listener listener) {
    var link = new WebSocketLink(socket, longestMessage, listener);
    socket.exceptionHandler(_ -> link.end());
    socket.closeHandler(_ -> link.end());
    socket.handler(link::received);
    return link;
  }

  private void received(Buffer buffer) {
    if (over) {
      return;
    }
    try {
      decoder.writeInbound(Unpooled.wrappedBuffer(buffer.getBytes()));
      for (Object frame = decoder.readInbound(); frame != null; frame = decoder.readInbound()) {
        take((WebSocketFrame) frame);
      }
    } catch (RuntimeException e) {
      // What cannot be read is followed by nothing that can.
      socket.close();
      end();
    }
  }

  private void take(WebSocketFrame frame) {
    try {
      switch (frame) {
        case TextWebSocketFrame text -> listener.text(text.text());
        case BinaryWebSocketFrame bytes -> listener.bytes(ByteBufUtil.getBytes(bytes.content()));
        case PingWebSocketFrame ping -> send(new PongWebSocketFrame(ping.content().retain()));
        case CloseWebSocketFrame _ -> {
          socket.close();
          end();
        }
        default -> {
          // A pong that nobody asked for.
        }
      }
    } finally {
      ReferenceCountUtil.release(frame);
    }
  }

  private void send(WebSocketFrame frame) {
    encoder.writeOutbound(frame);
    for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
      socket.write(Buffer.buffer(ByteBufUtil.getBytes(part)));
      part.release();
    }
  }

  private void end() {
    if (!over) {
      over = true;
      decoder.finishAndReleaseAll();
      encoder.finishAndReleaseAll();
      listener.closed();
    }
  }

  @Override
  public void close() {
    if (loop == null) {
      socket.close();
    } else {
      loop.runOnContext(
          _ -> {
            if (!over) {
              send(new CloseWebSocketFrame(NORMAL_END, ""));
              socket.close();
              end();
            }
          });
    }
  }
}
