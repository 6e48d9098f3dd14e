--[[ How a job comes and goes: its state, its clocks, its attempts, its end. ]]
local DEADLINE_FAILURE = '{"class":"timeout","reason":"deadline","message":"The deadline passed."}'
local ATTEMPT_FAILURE =
  '{"class":"timeout","reason":"attempt-timeout","message":"The attempt took longer than it may."}'
local START_FAILURE =
  '{"class":"timeout","reason":"start-timeout","message":"No worker took it in time."}'
local POISON_FAILURE =
  '{"class":"system_error","reason":"poison","message":"Its workers were lost three times."}'
local RELEASES_FAILURE =
  '{"class":"system_error","reason":"too-many-releases","message":"Its workers gave it back too often."}'

-- The sets in which a job that has not ended stands by time.
local CALENDARS = { 'leases', 'clocks', 'scheduled', 'patience' }

-- Whether a worker may still be at this job since before the broker's life began: the ledger submits what
-- was lost, and then it waits as if nobody had ever had it.
local function may_be_adopted(broker, job)
  return broker.now - tonumber(broker.epoch) <= ADOPTION_MS
    and (not job or (job.status == 'pending' and job.attempt == 0))
end

-- The job, if this token is its lease; otherwise nil, and stale, or not-yet while it may come back.
local function held(broker, id, token)
  local job = load(broker, id)
  if job and job.token ~= '' and job.token == token then
    return job
  end
  return nil, may_be_adopted(broker, job) and 'not-yet' or 'stale'
end

-- No clock runs for a job that has ended.
local function earlier(first, at)
  if at ~= '' and (first == '' or at < first) then
    return at
  end
  return first
end

-- Sets the clock that runs out first (ms), where it is another one than before: start, deadline, attempt, or patience
-- with a cancellation.
local function watch(broker, job)
  if not job.has_rest then
    return
  end
  local first = TERMINAL[job.status] and ''
    or earlier(earlier(job.start_until, job.deadline), earlier(job.attempt_until, job.cancel_until))
  if first == job.watched then
    return
  end
  if first ~= '' then
    zadd(broker, 'clocks', first, job.id)
  else
    zrem(broker, 'clocks', job.id)
  end
  put(job, 'watched', first)
end

-- Ends the attempt, so that its token is worth nothing any more; does nothing without one. What it used is json, or nil
-- where nobody can tell.
local function end_attempt(broker, job, outcome, failure_json, usage_json)
  if job.token == '' then
    return
  end
  if job.flows ~= '-' then
    budgets.note_expense(broker, job, usage_json)
  end
  job.attempts = job.attempts .. (job.attempts == '' and '{"number":' or ',{"number":') .. whole(job.attempt)
    .. ',"worker_id":"' .. job.worker .. '","started_at":' .. job.started_at .. ',"ended_at":' .. broker.at
    .. ',"outcome":"' .. outcome .. '"' .. member('failure', failure_json) .. expense_member(job) .. '}'
  job.token, job.worker, job.started_at, job.changed = '', '', '', true
  if job.has_rest then
    put(job, 'attempt_until', '')
  end
  zrem(broker, 'leases', job.id)
  each_flow(broker, job, end_flow)
  if job.has_rest then
    put(job, 'held', '')
  end
  count(broker.running, job.type, -1)
end

-- When a lease that begins now ends; most calls ask for one length.
local function lease_end(broker, lease_ms)
  local ends = broker.lease_ends[lease_ms] or whole(broker.now + lease_ms)
  broker.lease_ends[lease_ms] = ends
  return ends
end

-- A worker gets the job under a lease.
local function assign(broker, job, worker, token)
  job.attempt, job.worker, job.token, job.started_at, job.changed = job.attempt + 1, worker.id, token, broker.at, true
  leave_lane(broker, job)
  if job.has_rest then
    put(job, 'attempt_until', job.attempt_timeout ~= '' and broker.now + job.attempt_timeout or '')
    put(job, 'start_until', '')
    put(job, 'avoid', '')
  end
  zadd(broker, 'leases', lease_end(broker, worker.lease_ms), job.id)
  each_flow(broker, job, start_flow)
  count(broker.running, job.type, 1)
  count_rate(broker, 'start', job.type)
  watch(broker, job)
  move(broker, job, 'assigned', nil, nil)
end

-- The job's end. What is left lives until the ledger has it; the reaper sees to a week at most.
local function finish(broker, job, status, literal, result_json, failure_json, usage_json)
  if job.status == 'scheduled' then
    zrem(broker, 'scheduled', job.id)
  end
  job.status = status
  because(job, literal)
  watch(broker, job)
  broker.unlinked[#broker.unlinked + 1] = key_of(broker, job.id, ':body')
  emit(broker, job, 'result', '{"status":"' .. status .. '"' .. member('reason', literal)
    .. member('result', result_json) .. member('failure', failure_json) .. member('usage', usage_json)
    .. ',"attempts":[' .. job.attempts .. ']}')
  job.attempts = ''
  zadd(broker, 'ended', broker.at, job.id)
  count_rate(broker, status, job.type)
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

-- Redis has lost what was asked for, though it goes only with the job: nothing is kept of that one, and the ledger
-- submits it again.
local function forget(broker, job)
  displace(broker, job)
  if job.token ~= '' then
    each_flow(broker, job, end_flow)
    count(broker.running, job.type, -1)
  end
  for _, name in ipairs(CALENDARS) do
    zrem(broker, name, job.id)
  end
  for _, what in ipairs({ ':state', ':log', ':text' }) do
    broker.unlinked[#broker.unlinked + 1] = key_of(broker, job.id, what)
  end
  broker.jobs[job.id] = false
end

-- The job, if it has ended or can go on; nil where it is not there, or is forgotten.
local function load_whole(broker, id)
  local job = load(broker, id)
  if job and not TERMINAL[job.status] and redis.call('EXISTS', key_of(broker, id, ':body')) == 0 then
    forget(broker, job)
    return nil
  end
  return job
end

--[[
  An attempt ended with an error. The job tries again after a while, or ends.
    failure     json; reason: its reason as literal
    retryable   whether another attempt may help
    counted     whether it uses up one of the job's attempts
    base_ms, cap_ms, jitter   full jitter: a share (0 to 1) of min(cap, base * 2^failures)
    wait_ms     the shortest wait, as the provider asks for
    usage       json; nil where nobody can tell
    gates       whether the job's narrowest flow keys stay shut for that wait, and the job waits in its lane
    ending      the status of a job that does not try again
]]
local function attempt_failed(broker, job, f)
  recall(broker, job)
  avoid(broker, job)
  end_attempt(broker, job, 'failed', f.failure, f.usage)
  local failed = job.failed + (f.counted and 1 or 0)
  put(job, 'failed', failed)
  if not f.retryable or failed >= tonumber(job.max_attempts) then
    finish(broker, job, f.ending, f.reason, nil, f.failure, nil)
    return
  end
  local narrow = f.gates and narrow_flows(broker, job) or {}
  if narrow[1] then
    for _, key in ipairs(narrow) do
      shut_until(broker, 'flow:' .. key, broker.now + f.wait_ms)
    end
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
  zadd(broker, 'scheduled', broker.now + delay, job.id)
end
