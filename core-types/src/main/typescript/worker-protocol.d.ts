/* Made of worker-protocol.schema.json with SHA-256 f47698c33c1f1855ad88b995edfbeda607aac71ffbbf0a2e63b1a71ac13adeb3; scripts/publish-types makes it anew. */

/**
 * Either side's messages. Members that are not known are passed over.
 */
export type WorkerProtocol = WorkerMessage | GatewayMessage;
export type WorkerMessage =
  Register | Pull | Heartbeat | Progress | Output | Preview | Complete | Fail | Release | UpdateCapabilities;
export type WorkerId = string;
export type MachineId = string;
export type JobId = string;
/**
 * Made for one claim; what is sent without it is refused.
 */
export type LeaseToken = string;
export type FailureClass =
  | "generation_refusal"
  | "auth_error"
  | "rate_limit"
  | "network_error"
  | "resource_limit"
  | "service_error"
  | "timeout"
  | "validation_error"
  | "response_error"
  | "system_error";
export type GatewayMessage = Registered | Assign | NothingToDo | Leases | Acknowledged | StaleLease | Refused;

/**
 * Comes first; names the jobs that are still at work after a lost connection.
 */
export interface Register {
  type: "register";
  worker_id: WorkerId;
  machine_id: MachineId;
  capabilities: Capabilities;
  slots: number;
  current_jobs?: Held[];
  /**
   * One less or one more is understood too; 1 where it is absent.
   */
  protocol?: number;
  condition?: WorkerCondition;
}
/**
 * What a worker offers.
 */
export interface Capabilities {
  job_types: string[];
  hardware?: {
    [k: string]: number;
  };
  models?: {
    [k: string]: string[];
  };
  labels?: Record<string, unknown>;
  /**
   * The one workflow whose jobs it executes.
   */
  workflow_id?: string;
  customers?: CustomerAccess;
}
/**
 * Whose jobs it executes.
 */
export interface CustomerAccess {
  isolation?: string;
  allow?: string[];
  deny?: string[];
}
/**
 * A job that the worker holds.
 */
export interface Held {
  job_id: JobId;
  lease_token: LeaseToken;
}
/**
 * How a worker is, as an operator wants to know it.
 */
export interface WorkerCondition {
  state: "starting" | "ready" | "busy" | "draining" | "setup-failed" | "unhealthy";
  /**
   * Why; no secret stands in it. At most 500 characters are kept.
   */
  reason?: string;
}
/**
 * Asks for a job.
 */
export interface Pull {
  type: "pull";
  worker_id: WorkerId;
  /**
   * How many are free.
   */
  slots: number;
  /**
   * How long to wait for one, in milliseconds; at most 20000.
   */
  wait: number;
  /**
   * X25519, base64url: for it the job's secrets are sealed; without it they do not come.
   */
  public_key?: string;
}
/**
 * Renews the leases of these jobs; sent from a thread apart from the work.
 */
export interface Heartbeat {
  type: "heartbeat";
  worker_id: WorkerId;
  jobs: Held[];
  condition?: WorkerCondition;
}
/**
 * Tells how far a job is.
 */
export interface Progress {
  type: "progress";
  worker_id: WorkerId;
  job_id: JobId;
  lease_token: LeaseToken;
  phase?: string;
  done?: number;
  total?: number;
  unit?: string;
  message?: string;
  /**
   * Seconds that are left.
   */
  eta?: number;
}
/**
 * Hands over a further piece of the answer.
 */
export interface Output {
  type: "output";
  worker_id: WorkerId;
  job_id: JobId;
  lease_token: LeaseToken;
  text?: string;
  /**
   * Any JSON value
   */
  json?: unknown;
}
/**
 * Tells what the result looks like by now, by a file that was kept before.
 */
export interface Preview {
  type: "preview";
  worker_id: WorkerId;
  job_id: JobId;
  lease_token: LeaseToken;
  file: Asset;
}
/**
 * A stored file: what `POST /worker/assets` answers.
 */
export interface Asset {
  /**
   * The SHA-256 of its content.
   */
  asset: string;
  media_type: string;
  /**
   * In bytes.
   */
  size: number;
  name?: string;
}
/**
 * Ends a job well; acknowledged once the result is kept.
 */
export interface Complete {
  type: "complete";
  worker_id: WorkerId;
  job_id: JobId;
  lease_token: LeaseToken;
  /**
   * Any JSON value
   */
  result: unknown;
  usage: Usage;
  /**
   * What the provider told of its limits with its answer.
   */
  limits?: Allowance[];
}
/**
 * What an attempt used up.
 */
export interface Usage {
  input_tokens?: number;
  output_tokens?: number;
  /**
   * of the input tokens, those from the provider's cache
   */
  cache_read_tokens?: number;
  /**
   * of the input tokens, those written to it
   */
  cache_write_tokens?: number;
  duration_ms: number;
  /**
   * In US dollars.
   */
  cost?: number;
  /**
   * Which alternative answered, and what had failed before it.
   */
  fallback?: string;
}
/**
 * What a provider told of one of its limits.
 */
export interface Allowance {
  counted: "requests" | "tokens" | "input_tokens" | "output_tokens";
  /**
   * Of it in one window.
   */
  limit?: number;
  /**
   * Of it in the present window.
   */
  remaining?: number;
  /**
   * Milliseconds until all of it, or of a sliding window the next, is there again, when this is sent.
   */
  reset_ms?: number;
  /**
   * How long the window is at least, in milliseconds; else no shorter than reset_ms.
   */
  window_ms?: number;
}
/**
 * Ends an attempt with an error.
 */
export interface Fail {
  type: "fail";
  worker_id: WorkerId;
  job_id: JobId;
  lease_token: LeaseToken;
  class: FailureClass;
  reason: string;
  message: string;
  /**
   * Shortest wait, in milliseconds.
   */
  retry_after?: number;
  /**
   * What the provider told of its limits with its answer.
   */
  limits?: Allowance[];
  usage?: Usage;
}
/**
 * Gives a job back, uncounted; confirms a cancellation that was asked for.
 */
export interface Release {
  type: "release";
  worker_id: WorkerId;
  job_id: JobId;
  lease_token: LeaseToken;
}
/**
 * Replaces what the worker offers.
 */
export interface UpdateCapabilities {
  type: "update_capabilities";
  worker_id: WorkerId;
  capabilities: Capabilities;
  condition?: WorkerCondition;
}
/**
 * Answers register: which of the named jobs the worker still holds.
 */
export interface Registered {
  type: "registered";
  /**
   * What both speak.
   */
  protocol: number;
  /**
   * How often to send a heartbeat.
   */
  heartbeat_ms: number;
  /**
   * Still the worker's.
   */
  kept: JobId[];
  /**
   * No longer the worker's.
   */
  dropped: JobId[];
}
/**
 * Answers pull: a job under a lease.
 */
export interface Assign {
  type: "assign";
  job: QueuedJob;
  /**
   * For people; the token is what counts.
   */
  attempt: number;
  lease_token: LeaseToken;
  lease_ms: number;
  sealed?: SealedSecrets;
}
/**
 * A job as the ledger handed it over.
 */
export interface QueuedJob {
  id: JobId;
  job_type: string;
  /**
   * Any JSON value
   */
  payload: unknown;
  late: LateValue[];
  /**
   * What the result must be like
   */
  output?: unknown;
  context: RenderContext;
  priority: number;
  organisation_id: string;
  customer_id: string;
  user_id: string;
  workflow_id?: string;
  workflow_version?: number;
  batch_id?: string;
  /**
   * What a worker must offer
   */
  requirements?: unknown;
  accepted_at: string;
  not_before?: string;
  deadline?: string;
  start_timeout_ms?: number;
  attempt_timeout_ms?: number;
  max_attempts: number;
  /**
   * Slots that it takes.
   */
  cost: number;
  flow_keys: string[];
  traceparent?: string;
  /**
   * Other models or providers, [{job_type?, payload?}], tried in turn; each payload is merged into the job's.
   */
  fallback?: unknown;
  spending?: SpendingTerms;
}
/**
 * A value that the worker puts into the payload when it sends.
 */
export interface LateValue {
  /**
   * JSON Pointer into the payload.
   */
  pointer: string;
  parts: unknown[];
}
/**
 * What the payload was rendered with; never sent to a provider.
 */
export interface RenderContext {
  now: string;
  seed: number;
}
/**
 * What the job's budgets go by.
 */
export interface SpendingTerms {
  /**
   * An attempt costs at most so many millionths of a US dollar.
   */
  micro_dollars?: number;
  /**
   * An attempt uses at most so many, input and output together.
   */
  tokens?: number;
  price?: TokenPrice;
}
/**
 * Micro-dollars for a million tokens.
 */
export interface TokenPrice {
  input: number;
  output: number;
  cached_input: number;
}
/**
 * The secrets that the job names, by HPKE (RFC 9180) for the key of the pull.
 */
export interface SealedSecrets {
  /**
   * The encapsulated key; base64url.
   */
  enc: string;
  /**
   * base64url.
   */
  ciphertext: string;
}
/**
 * Answers pull: no job came in time.
 */
export interface NothingToDo {
  type: "nothing";
}
/**
 * Answers heartbeat.
 */
export interface Leases {
  type: "leases";
  /**
   * Renewed.
   */
  leases: JobId[];
  /**
   * No longer the worker's: stop, and report nothing more.
   */
  lost: JobId[];
  /**
   * Shall stop, because someone asked for it.
   */
  cancel: JobId[];
  state: "run" | "quiet" | "terminate";
}
/**
 * The message is stored.
 */
export interface Acknowledged {
  type: "ack";
  job_id: JobId;
}
/**
 * The lease is another's, or the job has ended; nothing was stored. HTTP status 409.
 */
export interface StaleLease {
  type: "stale-lease";
  job_id: JobId;
}
/**
 * The message cannot be taken. Over HTTP the problem itself, as application/problem+json.
 */
export interface Refused {
  type: "error";
  problem: Problem;
  /**
   * The type of the message that this answers; absent where that could not be read.
   */
  about?: string;
}
/**
 * A problem document, RFC 9457.
 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  code: string;
  errors: Diagnostic[];
  error_count?: number;
  trace_id?: string;
}
/**
 * One error with its place.
 */
export interface Diagnostic {
  code: string;
  message: string;
  pointer: string;
  line?: number;
  column?: number;
  length?: number;
  hint?: string;
  severity: string;
}
