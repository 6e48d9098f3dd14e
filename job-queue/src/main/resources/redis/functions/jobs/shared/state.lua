--[[
  A job's state is one value, because a call reads and writes nearly all of it:

    what changes    numbers and texts that each job has
    the rest        what few jobs have, as a MessagePack map; nothing as a rule
    what was asked  the texts of ASKED as the submitter has joined them; they stay as they came

  A text ends with a zero byte, so none may hold one: the submitter sees to it, and JSON escapes it.
]]
local LAYOUT = '<I4I4I4dBBssssssssI4c0I4'
local ASKED = 'ssssssssssssssss'

local REST = {
  'start_until', 'attempt_until', 'cancel_until', 'watched', 'patient', 'avoid', 'progress', 'text_full', 'crashes', 'released',
}

-- What few jobs have reads as an empty text where a job has none.
local UNSET = { __index = {} }
for i = 1, #REST do
  UNSET.__index[REST[i]] = ''
end

-- A job of what was asked for, as it is before anything has happened; with its start timeout (ms, or empty) and the
-- time (ms, or empty) before which it does not start.
local function asked_job(id, asked)
  local job_type, class, requirements, liked, liked_requirements, customer, cost, flows, score, accepted, max_attempts,
    attempt_timeout, deadline, workflow, start_timeout, not_before = struct.unpack(ASKED, asked)
  return setmetatable({
    id = id, asked = asked,
    type = job_type, class = class, requirements = requirements, liked = liked, liked_requirements = liked_requirements,
    customer = customer, cost = number(cost, 'cost'), flows = flows, score = score, accepted = accepted,
    max_attempts = max_attempts, attempt_timeout = attempt_timeout, workflow = workflow,
    deadline = deadline == '' and '' or number(deadline, 'deadline'),
    attempt = 0, failed = 0, n = 0, seq = 0, charged = false, logged = false, status = '', reason = '', stand = '', token = '',
    worker = '', started_at = '', attempts = '', early = '', has_rest = false, changed = false,
  }, UNSET), start_timeout, not_before
end

local function unpack_state(id, state)
  local attempt, failed, n, seq, charged, logged, status, reason, stand, token, worker, started_at, attempts, early, rest,
    length = struct.unpack(LAYOUT, state)
  local job = asked_job(id, string.sub(state, -length))
  job.attempt, job.failed, job.n, job.seq, job.charged, job.logged = attempt, failed, n, seq, charged == 1, logged == 1
  job.status, job.reason, job.stand, job.token, job.worker = status, reason, stand, token, worker
  job.started_at, job.attempts, job.early = started_at, attempts, early
  if rest ~= '' then
    job.has_rest = true
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
  local rest, asked = packed_rest(job), job.asked
  return struct.pack(LAYOUT, job.attempt, job.failed, job.n, job.seq, job.charged and 1 or 0, job.logged and 1 or 0, job.status,
    job.reason, job.stand, job.token, job.worker, job.started_at, job.attempts, job.early, #rest, rest, #asked) .. asked
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
