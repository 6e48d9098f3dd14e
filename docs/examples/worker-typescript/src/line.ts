import type { GatewayMessage, Refused, WorkerMessage } from "@emprops/core-types";
import { WebSocket } from "ws";
import type { Settings } from "./settings.ts";

/** How long an answer is waited for, beside the time that a pull asks for. */
const LONGEST_ANSWER_MS = 10_000;

/** One connection to the gateway. */
export interface Line {
  /** Says something; rejects if there is no answer, and then the line is closed. */
  ask(message: WorkerMessage): Promise<GatewayMessage>;
  readonly closed: boolean;
  close(): void;
}

/** Connects; rejects if that is not possible now. */
export function openLine(settings: Settings): Promise<Line> {
  return settings.transport === "http"
    ? Promise.resolve(new PollingLine(settings))
    : SocketLine.open(settings);
}

function longestFor(message: WorkerMessage): number {
  return LONGEST_ANSWER_MS + (message.type === "pull" ? message.wait : 0);
}

interface Asker {
  resolve(answer: GatewayMessage): void;
  reject(reason: Error): void;
}

/** Each frame one message. Answers come in the order of the messages, but for those to pulls. */
class SocketLine implements Line {
  closed = false;
  private readonly inOrder: Asker[] = [];
  private readonly pulls: Asker[] = [];

  private constructor(private readonly socket: WebSocket) {
    socket.on("message", (data) => this.hear(String(data)));
    socket.on("close", () => this.close());
    socket.on("error", () => this.close());
  }

  static open(settings: Settings): Promise<Line> {
    const address = `${settings.gateway.replace(/^http/, "ws")}/ws/worker`;
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(address, {
        headers: { authorization: `Bearer ${settings.token}` },
        handshakeTimeout: LONGEST_ANSWER_MS,
      });
      socket.once("error", reject);
      socket.once("open", () => {
        socket.off("error", reject);
        resolve(new SocketLine(socket));
      });
    });
  }

  ask(message: WorkerMessage): Promise<GatewayMessage> {
    return new Promise((resolve, reject) => {
      if (this.closed) {
        reject(new Error("the connection is lost"));
        return;
      }
      // A connection whose answers stay away is given up, and whoever waits is told so.
      const timer = setTimeout(() => this.close(), longestFor(message));
      const asker: Asker = {
        resolve: (answer) => (clearTimeout(timer), resolve(answer)),
        reject: (reason) => (clearTimeout(timer), reject(reason)),
      };
      (message.type === "pull" ? this.pulls : this.inOrder).push(asker);
      this.socket.send(JSON.stringify(message));
    });
  }

  close(): void {
    this.closed = true;
    this.socket.terminate();
    for (const asker of [...this.inOrder.splice(0), ...this.pulls.splice(0)]) {
      asker.reject(new Error("the connection is lost"));
    }
  }

  private hear(frame: string): void {
    const answer = JSON.parse(frame) as GatewayMessage;
    switch (answer.type) {
      case "assign":
      case "nothing":
        this.pulls.shift()?.resolve(answer);
        return;
      case "error":
        (answer.about === "pull" ? this.pulls : this.inOrder).shift()?.resolve(answer);
        return;
      case "registered":
      case "leases":
      case "ack":
      case "stale-lease":
        this.inOrder.shift()?.resolve(answer);
        return;
      default:
        // A gateway of a later release says what is not known here: it answers nothing of ours.
        console.warn("passed over a message that is not known", (answer as { type: string }).type);
    }
  }
}

/** A request for each message. */
class PollingLine implements Line {
  closed = false;

  constructor(private readonly settings: Settings) {}

  async ask(message: WorkerMessage): Promise<GatewayMessage> {
    const path = message.type === "update_capabilities" ? "capabilities" : message.type;
    try {
      const response = await fetch(`${this.settings.gateway}/worker/${path}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${this.settings.token}`,
          "content-type": "application/json",
        },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(longestFor(message)),
      });
      const body: unknown = await response.json();
      const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
      return isProblem
        ? { type: "error", problem: body as Refused["problem"], about: message.type }
        : (body as GatewayMessage);
    } catch (cause) {
      this.close();
      throw new Error("the gateway does not answer", { cause });
    }
  }

  close(): void {
    this.closed = true;
  }
}
