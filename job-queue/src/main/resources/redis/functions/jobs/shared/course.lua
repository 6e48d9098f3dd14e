--[[ How a job comes and goes: its hash, its clocks, its attempts, its end. ]]
local DEADLINE_FAILURE = '{"class":"timeout","reason":"deadline","message":"The deadline passed."}'
local ATTEMPT_FAILURE =
  '{"class":"timeout","reason":"attempt-timeout","message":"The attempt took longer than it may."}'
local START_FAILURE =
  '{"class":"timeout","reason":"start-timeout","message":"No worker took it in time."}'
local POISON_FAILURE =
  '{"class":"system_error","reason":"poison","message":"Its workers were lost three times."}'
local RELEASES_FAILURE =
  '{"class":"system_error","reason":"too-many-releases","message":"Its workers gave it back too often."}'

local JOB_FIELDS = {
  'status', 'type', 'class', 'customer', 'cost', 'flows', 'workflow', 'stand', 'liked', 'score', 'seq', 'token',
  'worker', 'avoid', 'charged', 'attempt', 'failed', 'crashes', 'released', 'max_attempts', 'n', 'logged',
  'attempt_timeout', 'start_until', 'deadline', 'attempt_until', 'cancel_until', 'started_at',
  'attempts', 'requirements', 'liked_requirements', 'accepted',
}

local CLOCKS = { 'start_until', 'deadline', 'attempt_until', 'cancel_until' }

-- The first of the job's clocks to run out (ms): start, deadline, attempt, or patience with a cancellation.
local function first_clock(job)
  local first = nil
  for _, field in ipairs(CLOCKS) do
    local at = tonumber(job[field])
    if at and (not first or at < first) then
      first = at
    end
  end
  return first
end

-- The job's hash; nil when the broker does not hold it. One call has one such table for a job.
local function load(broker, id)
  local job = broker.jobs[id]
  if job then
    return job
  end
  local key = job_key(broker, id)
  local values = redis.call('HMGET', key, unpack(JOB_FIELDS))
  if not values[1] then
    return nil
  end
  job = { id = id, key = key, changed = {} }
  for i, field in ipairs(JOB_FIELDS) do
    job[field] = values[i] or ''
  end
  job.watched = first_clock(job)
  broker.jobs[id] = job
  return job
end

-- Whether a worker may still be at this job since before the broker's life began: the ledger submits what
-- was lost, and then it waits as if nobody had ever had it.
local function may_be_adopted(broker, job)
  return broker.now - tonumber(broker.epoch) <= ADOPTION_MS
    and (not job or (job.status == 'pending' and job.attempt == '0'))
end

-- The job, if this token is its lease; otherwise nil, and stale, or not-yet while it may come back.
local function held(broker, id, token)
  local job = load(broker, id)
  if job and job.token ~= '' and job.token == token then
    return job
  end
  return nil, may_be_adopted(broker, job) and 'not-yet' or 'stale'
end

-- Sets the clock that runs out first, where it is another one than before.
local function watch(broker, job)
  local first = first_clock(job)
  if first and first ~= job.watched then
    zadd(broker, 'clocks', whole(first), job.id)
  elseif not first and job.watched then
    zrem(broker, 'clocks', job.id)
  end
  job.watched = first
end

-- Ends the attempt, so that its token is worth nothing any more; does nothing without one.
local function end_attempt(broker, job, outcome, failure_json)
  if job.token == '' then
    return
  end
  local entry = '{"number":' .. job.attempt .. ',"worker_id":"' .. job.worker .. '","started_at":'
    .. job.started_at .. ',"ended_at":' .. whole(broker.now) .. ',"outcome":"' .. outcome .. '"'
    .. member('failure', failure_json) .. '}'
  put(job, 'attempts', job.attempts == '' and entry or job.attempts .. ',' .. entry)
  for _, field in ipairs({ 'token', 'worker', 'attempt_until', 'started_at' }) do
    put(job, field, '')
  end
  zrem(broker, 'leases', job.id)
  each_flow(broker, job, end_flow)
  count(broker, 'running', job.type, -1)
end

-- A worker gets the job under a lease.
local function assign(broker, job, worker, token)
  local timeout = tonumber(job.attempt_timeout)
  put(job, 'attempt', whole(tonumber(job.attempt) + 1))
  put(job, 'worker', worker.id)
  put(job, 'token', token)
  put(job, 'started_at', whole(broker.now))
  put(job, 'attempt_until', timeout and whole(broker.now + timeout) or '')
  if stands_patiently(job) then
    zrem(broker, 'patience', job.id)
  end
  for _, field in ipairs({ 'stand', 'start_until', 'avoid' }) do
    put(job, field, '')
  end
  zadd(broker, 'leases', whole(broker.now + worker.lease_ms), job.id)
  each_flow(broker, job, start_flow)
  count(broker, 'running', job.type, 1)
  count_rate(broker, 'start', job.type)
  watch(broker, job)
  move(broker, job, 'assigned', nil, nil)
end

-- A job's keys beside its hash; most jobs have none.
local function keys_of(job)
  return job.logged == '' and { job.key } or { job.key, job.key .. ':log', job.key .. ':text' }
end

-- The job's end. What is left lives until the ledger has it, a week at most.
local function finish(broker, job, status, literal, result_json, failure_json, usage_json)
  for _, field in ipairs({ 'start_until', 'deadline', 'cancel_until', 'requirements', 'liked_requirements' }) do
    put(job, field, '')
  end
  watch(broker, job)
  if job.status == 'scheduled' then
    zrem(broker, 'scheduled', job.id)
  end
  put(job, 'status', status)
  put(job, 'reason', literal or '')
  broker.unlinked[#broker.unlinked + 1] = job.key .. ':body'
  emit(broker, job, 'result', '{"status":"' .. status .. '"' .. member('reason', literal)
    .. member('result', result_json) .. member('failure', failure_json) .. member('usage', usage_json)
    .. ',"attempts":[' .. job.attempts .. ']}')
  zadd(broker, 'ended', whole(broker.now), job.id)
  count_rate(broker, status, job.type)
  for _, key in ipairs(keys_of(job)) do
    redis.call('PEXPIRE', key, KEPT_MS)
  end
end

-- Back into its lane, in state pending.
local function wait_again(broker, job, literal, bonus, preferring)
  watch(broker, job)
  move(broker, job, 'pending', literal, nil)
  place(broker, job, bonus, preferring)
end

-- For a while, another worker than the one that the job failed on may have it first.
local function avoid(broker, job)
  put(job, 'avoid', mark_of(job.worker))
end

--[[
  An attempt ended with an error. The job tries again after a while, or ends.
    failure     json; reason: its reason as literal
    retryable   whether another attempt may help
    counted     whether it uses up one of the job's attempts
    base_ms, cap_ms, jitter   full jitter: a share (0 to 1) of min(cap, base * 2^failures)
    wait_ms     the shortest wait, as the provider asks for
    gates       whether the job's flow keys stay shut for that wait, and the job waits in its lane
    ending      the status of a job that does not try again
]]
local function attempt_failed(broker, job, f)
  avoid(broker, job)
  end_attempt(broker, job, 'failed', f.failure)
  local failed = tonumber(job.failed) + (f.counted and 1 or 0)
  put(job, 'failed', whole(failed))
  if not f.retryable or failed >= tonumber(job.max_attempts) then
    finish(broker, job, f.ending, f.reason, nil, f.failure, nil)
    return
  end
  if f.gates and job.flows ~= '-' then
    each_flow(broker, job, function(_, key)
      shut_until(broker, 'flow:' .. key, broker.now + f.wait_ms)
    end)
    put(job, 'avoid', '')
    watch(broker, job)
    move(broker, job, 'pending', f.reason, f.failure)
    place(broker, job, 0, false)
    return
  end
  local ceiling = math.min(f.cap_ms, f.base_ms * 2 ^ math.min(math.max(failed - 1, 0), 30))
  local delay = math.max(math.floor(ceiling * f.jitter), f.wait_ms)
  watch(broker, job)
  move(broker, job, 'scheduled', f.reason, f.failure)
  zadd(broker, 'scheduled', whole(broker.now + delay), job.id)
end
