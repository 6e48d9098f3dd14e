--[[
  job_reap_v1: takes back expired leases, ends what a clock has run out for, lets due jobs wait for a
  worker, those that have preferred some for long enough wait for all, and opens gates whose time has come;
  forgets ends that the ledger has not taken for a week, requirement classes that stood empty for an hour, debts that
  are paid, and jobs whose body Redis has lost. Any node may call it at any time.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:leases, {p0}:clocks, {p0}:scheduled, {p0}:patience, {p0}:openings, {p0}:class-used,
                  {p0}:ended (zsets by time)
    writes        the jobs' hashes, logs and lanes, the index, {p0}:shut, {p0}:events
    ARGV    most jobs (at most 100), backoff base (ms), backoff cap (ms), jitter (0 to 1)
    returns how many jobs were moved
]]
local function due(broker, name, limit)
  return redis.call('ZRANGEBYSCORE', broker.prefix .. name, '-inf', whole(broker.now), 'LIMIT', 0, limit)
end

local function passed(broker, at)
  return at ~= '' and at <= broker.now
end

local function lease_expired(broker, id)
  local job = load_whole(broker, id)
  if not job or job.token == '' then
    zrem(broker, 'leases', id)
  elseif job.cancel_until ~= '' then
    end_attempt(broker, job, 'crashed', nil)
    finish(broker, job, 'cancelled', '"unconfirmed"', nil, nil, nil)
  else
    local lost = job.worker
    end_attempt(broker, job, 'crashed', nil)
    local crashes = (tonumber(job.crashes) or 0) + 1
    put(job, 'crashes', crashes)
    if crashes >= CRASHES_TO_POISON then
      finish(broker, job, 'failed', '"poison"', nil, POISON_FAILURE, nil)
    else
      put(job, 'avoid', mark_of(lost))
      wait_again(broker, job, '"lease-expired"', 0, true)
    end
  end
end

local function clock_ran_out(broker, id, backoff)
  local job = load_whole(broker, id)
  if not job or TERMINAL[job.status] then
    zrem(broker, 'clocks', id)
  elseif passed(broker, job.deadline) then
    displace(broker, job)
    end_attempt(broker, job, 'failed', DEADLINE_FAILURE)
    finish(broker, job, 'timeout', '"deadline"', nil, DEADLINE_FAILURE, nil)
  elseif job.token == '' and passed(broker, job.start_until) then
    displace(broker, job)
    finish(broker, job, 'timeout', '"start-timeout"', nil, START_FAILURE, nil)
  elseif passed(broker, job.cancel_until)
    or (job.cancel_until ~= '' and passed(broker, job.attempt_until)) then
    -- A wish to cancel never outlives the attempt: nobody may get the job again.
    end_attempt(broker, job, 'cancelled', nil)
    finish(broker, job, 'cancelled', '"unconfirmed"', nil, nil, nil)
  elseif passed(broker, job.attempt_until) then
    attempt_failed(broker, job, {
      failure = ATTEMPT_FAILURE, reason = '"attempt-timeout"', retryable = true, counted = true,
      wait_ms = 0, gates = false, ending = 'timeout',
      base_ms = backoff.base_ms, cap_ms = backoff.cap_ms, jitter = backoff.jitter,
    })
  else
    put(job, 'watched', broker.now)
    watch(broker, job)
  end
end

local function became_due(broker, id)
  zrem(broker, 'scheduled', id)
  local job = load_whole(broker, id)
  if job and job.status == 'scheduled' then
    wait_again(broker, job, nil, 0, true)
  end
end

-- It has preferred some workers for long enough; now all may have it, at the same place.
local function lost_patience(broker, id)
  zrem(broker, 'patience', id)
  local job = load_whole(broker, id)
  local score = job and displace(broker, job)
  if score then
    recall(broker, job)
    place(broker, job, job.score - score, false)
  end
end

local function open_gate(broker, gate)
  local state = get(broker, 'shut', gate)
  if told_score(broker, 'openings', gate) ~= nil then
    return
  elseif not state or passed(broker, tonumber(state) or '') then
    reopen(broker, gate, MOST_ITEMS)
  else
    zrem(broker, 'openings', gate)
  end
end

-- Ends that the ledger has not taken for a week are not kept for it any longer.
local function forget_ended(broker)
  local old = redis.call('ZRANGEBYSCORE', broker.prefix .. 'ended', '-inf', whole(broker.now - KEPT_MS), 'LIMIT', 0, 10)
  for _, id in ipairs(old) do
    write_later(broker, 'UNLINK', key_of(broker, id, ':state'), key_of(broker, id, ':log'), key_of(broker, id, ':text'))
    zrem(broker, 'ended', id)
  end
end

local function forget_empty_classes(broker)
  local old = redis.call('ZRANGEBYSCORE', broker.prefix .. 'class-used', '-inf',
    whole(broker.now - CLASS_KEPT_MS), 'LIMIT', 0, 10)
  for _, class in ipairs(old) do
    if redis.call('EXISTS', broker.prefix .. 'class:' .. class) == 1 then
      zadd(broker, 'class-used', broker.at, class)
    elseif not broker.entered_classes[class] then
      local job_type, hash = string.match(class, '^([^:]+):(.+)$')
      zrem(broker, 'class-used', class)
      set(broker, 'classes:' .. job_type, hash, false)
      zrem(broker, 'class-numbers:' .. job_type, hash)
    end
  end
end

local function forget_all_debts(broker)
  for _, job_type in ipairs(redis.call('HKEYS', broker.prefix .. 'waiting')) do
    forget_debts(broker, job_type)
  end
end

local function job_reap(broker, args)
  local limit = number(args[1], 'most jobs')
  at_most(limit)
  local backoff = {
    base_ms = number(args[2], 'backoff base'),
    cap_ms = number(args[3], 'backoff cap'),
    jitter = number(args[4], 'jitter'),
  }
  local moved = 0
  -- Clocks before leases: a job whose deadline and lease ended at once has timed out.
  for _, id in ipairs(due(broker, 'clocks', limit)) do
    clock_ran_out(broker, id, backoff)
    moved = moved + 1
  end
  for _, id in ipairs(due(broker, 'leases', limit - moved)) do
    lease_expired(broker, id)
    moved = moved + 1
  end
  for _, id in ipairs(due(broker, 'scheduled', limit - moved)) do
    became_due(broker, id)
    moved = moved + 1
  end
  for _, id in ipairs(due(broker, 'patience', limit - moved)) do
    lost_patience(broker, id)
    moved = moved + 1
  end
  local gate = due(broker, 'openings', 1)[1]
  if gate then
    open_gate(broker, gate)
    moved = moved + 1
  end
  forget_ended(broker)
  forget_empty_classes(broker)
  forget_old_offers(broker)
  forget_all_debts(broker)
  return moved
end
register('job_reap_v1', job_reap)
