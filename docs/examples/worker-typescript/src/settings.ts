/** What the worker is told by its environment. */
export interface Settings {
  /** Where the gateway is, such as http://127.0.0.1:8081. */
  readonly gateway: string;
  readonly token: string;
  /** The worker's id, which is the subject of its token. */
  readonly id: string;
  /** How many jobs at once. */
  readonly slots: number;
  readonly transport: "websocket" | "http";
  /** How long jobs may go on once the worker is asked to end. */
  readonly graceMs: number;
}

/** Reads EMP_WORKER_*; throws naming what is missing. */
export function settingsFrom(environment: NodeJS.ProcessEnv): Settings {
  const text = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === "") {
      throw new Error(`${name} is not set`);
    }
    return value;
  };
  return {
    gateway: text("EMP_WORKER_GATEWAY").replace(/\/+$/, ""),
    token: text("EMP_WORKER_TOKEN"),
    id: text("EMP_WORKER_ID"),
    slots: Number(environment.EMP_WORKER_SLOTS ?? "1"),
    transport: environment.EMP_WORKER_TRANSPORT === "http" ? "http" : "websocket",
    graceMs: Number(environment.EMP_WORKER_GRACE_MS ?? "10000"),
  };
}
