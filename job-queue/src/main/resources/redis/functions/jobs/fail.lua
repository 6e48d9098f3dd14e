--[[
  job_fail_v1: ends an attempt with an error; the job tries again after a while, or ends. Where
  someone asked to cancel it, it ends as cancelled.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:job:<id>:state, its log, {p0}:leases, {p0}:clocks, {p0}:scheduled, {p0}:events; its lane and
                  {p0}:shut where its flow keys stay shut
    ARGV    job id, lease token, failure (json), its reason (literal), retryable (1 or 0),
            shortest wait (ms), longest time since the job's arrival within which such a failure does
            not count (ms; 0 counts it), whether the job's flow keys stay shut for the wait (1 or 0),
            status of a job that does not try again, backoff base (ms), backoff cap (ms), jitter (0 to 1), what the
            attempt used (json; empty where nobody knows; may be left out, which is nothing)
    returns applied, stale, or not-yet: the broker has begun anew and may still get the job back
]]
local function job_fail(broker, args)
  local id, token = args[1], args[2]
  local uncounted_ms = number(args[7], 'uncounted time')
  local failed = {
    failure = args[3],
    reason = args[4],
    retryable = args[5] == '1',
    wait_ms = number(args[6], 'shortest wait'),
    gates = args[8] == '1',
    ending = args[9],
    base_ms = number(args[10], 'backoff base'),
    cap_ms = number(args[11], 'backoff cap'),
    jitter = number(args[12], 'jitter'),
    usage = args[13] ~= '' and (args[13] or '{}') or nil,
  }
  local job, refusal = held(broker, id, token)
  if not job then
    return refusal
  end
  if job.cancel_until ~= '' then
    end_attempt(broker, job, 'cancelled', failed.failure, failed.usage)
    finish(broker, job, 'cancelled', '"requested"', nil, nil, nil)
    return 'applied'
  end
  -- The ledger's clock may be ahead: a job's arrival may lie in the broker's future.
  failed.counted = uncounted_ms == 0 or broker.now - job.accepted >= uncounted_ms
  attempt_failed(broker, job, failed)
  return 'applied'
end
register('job_fail_v1', job_fail)
