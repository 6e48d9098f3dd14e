--[[
  A job is two values.

    {p0}:job:<id>:body    what was asked for, and then the job as a worker gets it. It comes from the submitter, never
                          changes, and goes with the job's end; only a job that comes to wait is looked up in it
    {p0}:job:<id>:state   what changes, and what each call needs of the first; then the job's first events. A call reads
                          and writes all of it, so it is kept small

  A text in them ends with a zero byte, so none may hold one: the submitter sees to it, and JSON escapes it. What few jobs
  have is a MessagePack map in the state; nothing as a rule.
]]
local STATE = '<I4I4I4ddBBI4sssssssssI4c0'
local STATE_AND_EVENTS = STATE .. 'c0c0'
local ASKED = 'sssssssssssssssss'

local REST = {
  'reason', 'deadline', 'attempt_timeout', 'start_until', 'attempt_until', 'cancel_until', 'watched', 'patient', 'avoid',
  'progress', 'preview', 'text_full', 'crashes', 'released', 'terms', 'held',
}

-- What few jobs have reads as an empty text where a job has none.
local UNSET = { __index = {} }
for i = 1, #REST do
  UNSET.__index[REST[i]] = ''
end

-- Changes a member of a job's state; an empty text takes one away that few jobs have.
local function put(job, member, value)
  if job[member] == value then
    return
  end
  job.changed = true
  if UNSET.__index[member] then
    job.has_rest = true
    job[member] = value ~= '' and value or nil
  else
    job[member] = value
  end
end

-- A job that is submitted, as it is before anything has happened; with its start timeout (ms, or empty), the time (ms,
-- or empty) before which it does not start, its flow keys, and where its other texts end.
local function asked_job(broker, id, body)
  local job_type, class, requirements, liked, liked_requirements, customer, cost, flows, score, accepted, max_attempts,
    attempt_timeout, deadline, workflow, start_timeout, not_before, flow_keys, after = struct.unpack(ASKED, body)
  local job = setmetatable({
    id = id, key = key_of(broker, id, ':state'), type = job_type, customer = customer, cost = tonumber(cost) or no_number(cost, 'cost'),
    flows = flows, accepted = tonumber(accepted) or no_number(accepted, 'accepted at'), class = class, requirements = requirements, liked = liked, liked_requirements = liked_requirements, score = score,
    max_attempts = max_attempts, workflow = workflow,
    attempt = 0, failed = 0, n = 0, seq = 0, charged = false, logged = false, status = '', stand = '', token = '',
    worker = '', started_at = '', attempts = '', early = '', told = '', has_rest = false, changed = true, is_news = false,
  }, UNSET)
  if attempt_timeout ~= '' then
    put(job, 'attempt_timeout', number(attempt_timeout, 'attempt timeout'))
  end
  if deadline ~= '' then
    put(job, 'deadline', number(deadline, 'deadline'))
  end
  return job, start_timeout, not_before, flow_keys, after
end

-- What a job asks for that only one that comes to wait is asked about: class, requirements, both with preferences, score,
-- most attempts, workflow. A job that has ended asks nothing any more.
local function recall(broker, job)
  if job.class then
    return
  end
  local body = redis.call('GET', key_of(broker, job.id, ':body'))
  if body then
    local _
    _, job.class, job.requirements, job.liked, job.liked_requirements, _, _, _, job.score, _, job.max_attempts, _, _, job.workflow =
      struct.unpack(ASKED, body)
  elseif TERMINAL[job.status] then
    job.class, job.requirements, job.liked, job.liked_requirements, job.workflow = 'any', '', '', '', '-'
  else
    error({ err = 'ERR the body of job ' .. job.id .. ' is gone' })
  end
end

local function unpack_state(id, key, state)
  local attempt, failed, n, seq, accepted, charged, logged, cost, status, stand, token, worker, started_at, attempts, job_type,
    customer, flows, rest, events_at = struct.unpack(STATE, state)
  local job = setmetatable({
    id = id, key = key, type = job_type, customer = customer, cost = cost, flows = flows, accepted = accepted,
    attempt = attempt, failed = failed, n = n, seq = seq, charged = charged == 1, logged = logged == 1, status = status,
    stand = stand, token = token, worker = worker, started_at = started_at, attempts = attempts,
    early = string.sub(state, events_at), told = '', has_rest = rest ~= '', changed = false, is_news = false,
  }, UNSET)
  if rest ~= '' then
    for name, value in pairs(cmsgpack.unpack(rest)) do
      job[name] = value
    end
  end
  return job
end

local function packed_rest(job)
  if not job.has_rest then
    return ''
  end
  local rest = {}
  for _, name in ipairs(REST) do
    rest[name] = rawget(job, name)
  end
  return next(rest) and cmsgpack.pack(rest) or ''
end

local function pack_state(job)
  local rest = packed_rest(job)
  return struct.pack(STATE_AND_EVENTS, job.attempt, job.failed, job.n, job.seq, job.accepted, job.charged and 1 or 0,
    job.logged and 1 or 0, job.cost, job.status, job.stand, job.token, job.worker, job.started_at, job.attempts, job.type,
    job.customer, job.flows, #rest, rest, job.early, job.told)
end
