import type {
  Assign,
  Capabilities,
  Held,
  Leases,
  WorkerCondition,
  WorkerMessage,
} from "@emprops/core-types";
import { hostname } from "node:os";
import { Backoff, Gateway } from "./gateway.ts";
import type { Settings } from "./settings.ts";
import { type Outcome, type Reporter, simulate } from "./simulation.ts";

const PROTOCOL = 2;
const PULL_WAIT_MS = 2_000;
const CAPABILITIES: Capabilities = { job_types: ["simulation"] };

/** Why a job is stopped: it is another worker's, or shall be given back. */
type Cause = "lost" | "release";

/** A job that the worker holds. */
class Running {
  private readonly controller = new AbortController();
  cause: Cause | undefined;

  constructor(
    readonly assign: Assign,
    private readonly workerId: string,
  ) {}

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get held(): Held {
    return { job_id: this.assign.job.id, lease_token: this.assign.lease_token };
  }

  /** Who says something about which job, under which lease. */
  get about(): Held & { worker_id: string } {
    return { worker_id: this.workerId, ...this.held };
  }

  stop(cause: Cause): void {
    this.cause ??= cause;
    this.controller.abort();
  }
}

/** Pulls jobs, executes them, and keeps their leases; see docs/architecture/worker-protocol.md. */
export class Worker {
  private readonly gateway: Gateway;
  private readonly running = new Map<string, Running>();
  private registered = false;
  private order: Leases["state"] = "run";
  private ending = false;
  private ended = false;
  private heartbeatMs = 1_000;

  constructor(private readonly settings: Settings) {
    this.gateway = new Gateway(settings);
  }

  /** Works until end() is called. */
  async run(): Promise<void> {
    await Promise.all([this.keepKnown(), this.pull()]);
  }

  /** Takes no more; lets jobs finish for a while, and gives the rest back. */
  async end(): Promise<void> {
    this.ending = true;
    await this.emptyWithin(this.settings.graceMs);
    this.stopAll("release");
    await this.emptyWithin(this.settings.graceMs);
    this.ended = true;
    this.gateway.close();
  }

  /** Registers, renews the leases, and does what the answers say; apart from the work. */
  private async keepKnown(): Promise<void> {
    let backoff = new Backoff();
    while (!this.ended) {
      if (!this.registered || !this.gateway.connected) {
        this.registered = await this.register();
        if (this.registered) {
          backoff = new Backoff();
        } else {
          await backoff.pause();
        }
        continue;
      }
      const answer = await this.gateway.ask({
        type: "heartbeat",
        worker_id: this.settings.id,
        jobs: this.jobs().map((job) => job.held),
        condition: this.condition(),
      });
      if (answer?.type === "leases") {
        this.obey(answer);
      }
      await this.pauseWhileConnected(this.heartbeatMs);
    }
  }

  private async register(): Promise<boolean> {
    const answer = await this.gateway.register({
      type: "register",
      worker_id: this.settings.id,
      machine_id: hostname().replace(/[^A-Za-z0-9_.:-]/g, "-") || "unknown",
      capabilities: CAPABILITIES,
      slots: this.settings.slots,
      current_jobs: this.jobs().map((job) => job.held),
      protocol: PROTOCOL,
      condition: this.condition(),
    });
    if (answer?.type === "registered") {
      this.heartbeatMs = answer.heartbeat_ms;
      this.stopThose(answer.dropped, "lost");
      return true;
    }
    if (answer?.type === "error") {
      console.error("registration refused:", answer.problem.code, answer.problem.detail);
    }
    return false;
  }

  private obey(leases: Leases): void {
    this.order = leases.state;
    this.stopThose(leases.lost, "lost");
    this.stopThose(leases.cancel, "release");
    if (leases.state === "terminate") {
      this.stopAll("release");
    }
  }

  private async pull(): Promise<void> {
    while (!this.ending) {
      const free = this.settings.slots - this.slotsTaken();
      if (!this.registered || this.order !== "run" || free < 1) {
        await pause(50);
        continue;
      }
      const begun = performance.now();
      const answer = await this.gateway.ask({
        type: "pull",
        worker_id: this.settings.id,
        slots: free,
        wait: PULL_WAIT_MS,
      });
      if (answer?.type === "assign") {
        void this.take(answer);
      } else if (answer === undefined || answer.type === "error") {
        this.registered = false;
      } else if (performance.now() - begun < PULL_WAIT_MS / 2) {
        // A gateway that has an order for this worker says nothing at once.
        await pause(100);
      }
    }
  }

  private async take(assign: Assign): Promise<void> {
    const job = new Running(assign, this.settings.id);
    this.running.set(assign.lease_token, job);
    if (this.ending || this.order !== "run") {
      job.stop("release");
    }
    const outcome = await simulate(assign.job, assign.attempt, this.reporterOf(job), job.signal);
    const last = messageOf(job, outcome);
    if (last !== undefined) {
      await this.gateway.deliver(last);
    }
    this.running.delete(assign.lease_token);
  }

  private reporterOf(job: Running): Reporter {
    const tell = async (message: WorkerMessage) => {
      if (!job.signal.aborted) {
        const answer = await this.gateway.deliver(message);
        if (answer.type === "stale-lease") {
          job.stop("lost");
        }
      }
    };
    return {
      progress: (done, total) =>
        tell({ type: "progress", ...job.about, phase: "simulating", done, total, unit: "steps" }),
      output: (text) => tell({ type: "output", ...job.about, text }),
    };
  }

  private condition(): WorkerCondition {
    if (this.ending || this.order !== "run") {
      return { state: "draining", reason: this.ending ? "it stops" : "told to" };
    }
    return { state: this.slotsTaken() < this.settings.slots ? "ready" : "busy" };
  }

  private jobs(): Running[] {
    return [...this.running.values()];
  }

  private slotsTaken(): number {
    return this.jobs().reduce((sum, job) => sum + job.assign.job.cost, 0);
  }

  private stopThose(ids: string[], cause: Cause): void {
    this.jobs()
      .filter((job) => ids.includes(job.assign.job.id))
      .forEach((job) => job.stop(cause));
  }

  private stopAll(cause: Cause): void {
    this.jobs().forEach((job) => job.stop(cause));
  }

  private async emptyWithin(ms: number): Promise<void> {
    const end = performance.now() + ms;
    while (this.running.size > 0 && performance.now() < end) {
      await pause(20);
    }
  }

  private async pauseWhileConnected(ms: number): Promise<void> {
    const end = performance.now() + ms;
    while (this.registered && this.gateway.connected && !this.ended && performance.now() < end) {
      await pause(20);
    }
  }
}

/** What to say at a job's end; nothing of one that is another worker's. */
function messageOf(job: Running, outcome: Outcome): WorkerMessage | undefined {
  if (job.cause === "lost") {
    return undefined;
  }
  switch (outcome.kind) {
    case "done":
      return {
        type: "complete",
        ...job.about,
        result: outcome.result,
        usage: { duration_ms: outcome.durationMs },
      };
    case "failed":
      return { type: "fail", ...job.about, ...outcome.failure };
    case "stopped":
      return { type: "release", ...job.about };
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
