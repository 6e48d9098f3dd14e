import type { GatewayMessage, Register, WorkerMessage } from "@emprops/core-types";
import { type Line, openLine } from "./line.ts";
import type { Settings } from "./settings.ts";

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

/** Waits that double, each cut at random so that workers do not come back together. */
export class Backoff {
  private nextMs = FIRST_RETRY_MS;

  async pause(): Promise<void> {
    const ms = this.nextMs;
    this.nextMs = Math.min(LONGEST_RETRY_MS, ms * 2);
    await new Promise((resolve) => setTimeout(resolve, ms / 2 + (Math.random() * ms) / 2));
  }
}

/** The gateway, however often the connection to it is lost: each begins with register. */
export class Gateway {
  private line: Line | undefined;

  constructor(private readonly settings: Settings) {}

  get connected(): boolean {
    return this.line !== undefined && !this.line.closed;
  }

  /** Connects if need be and says who the worker is; undefined if that is not possible now. */
  async register(message: Register): Promise<GatewayMessage | undefined> {
    try {
      if (!this.connected) {
        this.line = await openLine(this.settings);
      }
      return await this.answerTo(message);
    } catch {
      return undefined;
    }
  }

  /** Says something once; undefined if it cannot be heard now. */
  async ask(message: WorkerMessage): Promise<GatewayMessage | undefined> {
    try {
      return await this.answerTo(message);
    } catch {
      return undefined;
    }
  }

  /** Says something until it is answered. */
  async deliver(message: WorkerMessage): Promise<GatewayMessage> {
    const backoff = new Backoff();
    for (;;) {
      const answer = await this.ask(message);
      if (answer !== undefined) {
        return answer;
      }
      await backoff.pause();
    }
  }

  close(): void {
    this.line?.close();
  }

  private async answerTo(message: WorkerMessage): Promise<GatewayMessage> {
    if (this.line === undefined || this.line.closed) {
      throw new Error("there is no connection");
    }
    const answer = await this.line.ask(message);
    if (answer.type === "error" && answer.problem.code === "unavailable") {
      throw new Error(answer.problem.detail);
    }
    return answer;
  }
}
