import type { Fail, QueuedJob } from "@emprops/core-types";

/** How a job ended: with a result, with a failure, or because it was stopped. */
export type Outcome =
  | { readonly kind: "done"; readonly result: unknown; readonly durationMs: number }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "stopped" };

export type Failure = Pick<Fail, "class" | "reason" | "message" | "retry_after">;

/** Takes what a job tells on its way; waits until it is delivered. */
export interface Reporter {
  progress(done: number, total: number): Promise<void>;
  output(text: string): Promise<void>;
}

interface Script {
  readonly durationMs: number;
  readonly steps: number;
  readonly output: string;
  readonly result: unknown;
  readonly fail: { readonly failure: Failure; readonly times: number } | undefined;
}

/** Plays a job as its payload says: {duration_ms, steps, output, result, fail}. */
export async function simulate(
  job: QueuedJob,
  attempt: number,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Outcome> {
  const script = scriptOf(job.payload);
  if (typeof script === "string") {
    return failed({ class: "validation_error", reason: "payload", message: script });
  }
  const begun = performance.now();
  const characters = [...script.output];
  let told = 0;
  for (let step = 0; step < script.steps; step++) {
    await reporter.progress(step, script.steps);
    await sleep(script.durationMs / script.steps, signal);
    if (signal.aborted) {
      return { kind: "stopped" };
    }
    const end = Math.floor((characters.length * (step + 1)) / script.steps);
    if (end > told) {
      await reporter.output(characters.slice(told, end).join(""));
      told = end;
    }
  }
  await reporter.progress(script.steps, script.steps);
  if (script.fail !== undefined && attempt <= script.fail.times) {
    return failed(script.fail.failure);
  }
  return {
    kind: "done",
    result: script.result,
    durationMs: Math.round(performance.now() - begun),
  };
}

function failed(failure: Failure): Outcome {
  return { kind: "failed", failure };
}

/** What a payload asks for, or what is wrong with it. */
function scriptOf(payload: unknown): Script | string {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
    return "the payload must be an object";
  }
  const members = payload as Record<string, unknown>;
  const durationMs = members["duration_ms"] ?? 1_000;
  const steps = members["steps"] ?? 5;
  if (typeof durationMs !== "number" || durationMs < 0) {
    return "'duration_ms' must be a number of milliseconds";
  }
  if (typeof steps !== "number" || steps < 1) {
    return "'steps' must be a number from 1";
  }
  const output = typeof members["output"] === "string" ? members["output"] : "";
  return {
    durationMs,
    steps,
    output,
    result: "result" in members ? members["result"] : { text: output, echo: payload },
    fail: failOf(members["fail"]),
  };
}

function failOf(value: unknown): Script["fail"] {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const fail = value as Record<string, unknown>;
  const failure: Failure = {
    class: (fail["class"] ?? "service_error") as Fail["class"],
    reason: String(fail["reason"] ?? "simulated"),
    message: String(fail["message"] ?? "A simulated failure"),
    ...(typeof fail["retry_after_ms"] === "number" ? { retry_after: fail["retry_after_ms"] } : {}),
  };
  return { failure, times: typeof fail["times"] === "number" ? fail["times"] : Infinity };
}

/** Waits, or until the job is stopped. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = () => (clearTimeout(timer), signal.removeEventListener("abort", done), resolve());
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
