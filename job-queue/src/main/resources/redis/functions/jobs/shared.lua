--[[
  What the functions of this library share. Comes first when the library is joined.

  Every function gets KEYS[1] = {p0}:meta and computes its other keys from that key's prefix, so that
  all of them lie in one slot. docs/architecture/redis-keys.md lists the patterns. Each function
  validates first, then calls keep(), and only then writes: Lua does not roll back.

  Texts named "json" or "literal" are JSON already; they are joined, never parsed.
]]
local CRASHES_TO_POISON = 3
local MOST_RELEASES = 10
local MOST_ITEMS = 100
local MOST_CLASSES = 1000
local LOG_LENGTH = 2000
local STREAM_LENGTH = 100000
local INLINE_BYTES = 4096
local TEXT_BYTES = 262144
local KEPT_MS = 7 * 24 * 3600 * 1000
local CLASS_KEPT_MS = 3600 * 1000
local CANCEL_GRACE_MS = 30 * 1000
local HEAD_BONUS = 1e13

local DEADLINE_FAILURE = '{"class":"timeout","reason":"deadline","message":"The deadline passed."}'
local ATTEMPT_FAILURE =
  '{"class":"timeout","reason":"attempt-timeout","message":"The attempt took longer than it may."}'
local POISON_FAILURE =
  '{"class":"system_error","reason":"poison","message":"Its workers were lost three times."}'
local RELEASES_FAILURE =
  '{"class":"system_error","reason":"too-many-releases","message":"Its workers gave it back too often."}'

local TERMINAL = { completed = true, failed = true, cancelled = true, timeout = true }

local JOB_FIELDS = {
  'status', 'type', 'class', 'customer', 'score', 'seq', 'token', 'worker', 'attempt', 'failed',
  'crashes', 'released', 'max_attempts', 'attempt_timeout', 'deadline', 'attempt_until',
  'cancel_until', 'started_at', 'attempts', 'requirements', 'accepted',
}

-- A whole number without exponent, however large.
local function whole(number)
  return string.format('%.0f', number)
end

-- Fails on a text that is no number, before anything is written.
local function number(text, name)
  local value = tonumber(text)
  if not value then
    error({ err = 'ERR ' .. name .. ' must be a number: ' .. tostring(text) })
  end
  return value
end

local function at_most(count)
  if count > MOST_ITEMS then
    error({ err = 'ERR at most ' .. MOST_ITEMS .. ' items a call, not ' .. count })
  end
end

-- The broker's life and clock: Redis' time, which never goes back within a partition.
local function open(meta)
  local saved = redis.call('HMGET', meta, 'clock', 'epoch', 'classes')
  local time = redis.call('TIME')
  local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
  now = math.max(now, tonumber(saved[1] or '0'))
  local epoch = saved[2] or whole(now)
  return {
    meta = meta,
    prefix = string.sub(meta, 1, -5),
    now = now,
    epoch = epoch,
    classes = epoch .. '.' .. (saved[3] or '0'),
  }
end

-- The first write of each call.
local function keep(broker)
  redis.call('HSET', broker.meta, 'clock', whole(broker.now), 'epoch', broker.epoch)
end

local function run_id()
  return string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') or ''
end

local function job_key(broker, id)
  return broker.prefix .. 'job:' .. id
end

-- The job's hash without its payload; nil when the broker does not hold it.
local function load(broker, id)
  local key = job_key(broker, id)
  local values = redis.call('HMGET', key, unpack(JOB_FIELDS))
  if not values[1] then
    return nil
  end
  local job = { id = id, key = key }
  for i, field in ipairs(JOB_FIELDS) do
    job[field] = values[i] or ''
  end
  return job
end

-- The job, if this token is its lease.
local function held(broker, id, token)
  local job = load(broker, id)
  if job and job.token ~= '' and job.token == token then
    return job
  end
  return nil
end

local function member(name, json)
  if json == nil or json == '' then
    return ''
  end
  return ',"' .. name .. '":' .. json
end

-- Adds an event to the job's log and to the partition's stream, and tells those who wait for it.
local function emit(broker, job, kind, json)
  local n = redis.call('HINCRBY', job.key, 'n', 1)
  local id = broker.epoch .. '-' .. n
  local at = whole(broker.now)
  redis.call('XADD', job.key .. ':log', 'MAXLEN', '~', LOG_LENGTH, id, 'type', kind, 'at', at, 'data', json)
  local inline = #json <= INLINE_BYTES and json or ''
  redis.call('XADD', broker.prefix .. 'events', 'MAXLEN', '~', STREAM_LENGTH, '*',
    'job', job.id, 'id', id, 'type', kind, 'at', at, 'data', inline)
  redis.call('PUBLISH', broker.prefix .. 'news', job.id)
end

-- Moves the job to a state that is not terminal.
local function move(broker, job, status, literal, failure_json)
  job.status = status
  redis.call('HSET', job.key, 'status', status, 'reason', literal or '')
  local json = '{"status":"' .. status .. '"' .. member('reason', literal)
  if job.attempt ~= '0' then
    json = json .. ',"attempt":' .. job.attempt
  end
  if job.worker ~= '' then
    json = json .. ',"worker_id":"' .. job.worker .. '"'
  end
  emit(broker, job, 'state', json .. member('failure', failure_json) .. '}')
end

-- Sets the clock that runs out first: deadline, attempt, or patience with a cancellation.
local function watch(broker, job)
  local first = nil
  for _, field in ipairs({ 'deadline', 'attempt_until', 'cancel_until' }) do
    local at = tonumber(job[field])
    if at and (not first or at < first) then
      first = at
    end
  end
  if first then
    redis.call('ZADD', broker.prefix .. 'clocks', whole(first), job.id)
  else
    redis.call('ZREM', broker.prefix .. 'clocks', job.id)
  end
end

local function lane_of(broker, job)
  return broker.prefix .. 'lane:' .. job.type .. ':' .. job.class .. ':' .. job.customer
end

local function place_of(job)
  return string.format('%016.0f', tonumber(job.seq)) .. ':' .. job.id
end

-- Keeps the lane's entry in its class equal to its first job's score; empty lanes have none.
local function index_lane(broker, class, customer)
  local head = redis.call('ZRANGE', broker.prefix .. 'lane:' .. class .. ':' .. customer, 0, 0, 'WITHSCORES')
  local index = broker.prefix .. 'class:' .. class
  if head[1] then
    redis.call('ZADD', index, head[2], customer)
  else
    redis.call('ZREM', index, customer)
  end
end

-- Lets the job stand in its lane, at its own place or, with a bonus, at the head.
local function place(broker, job, bonus)
  local class = job.type .. ':' .. job.class
  redis.call('ZADD', lane_of(broker, job), whole(tonumber(job.score) - bonus), place_of(job))
  index_lane(broker, class, job.customer)
  redis.call('HINCRBY', broker.prefix .. 'waiting', job.type, 1)
  redis.call('ZADD', broker.prefix .. 'class-used', whole(broker.now), class)
  if redis.call('HSETNX', broker.prefix .. 'classes:' .. job.type, job.class, job.requirements) == 1 then
    redis.call('HINCRBY', broker.meta, 'classes', 1)
  end
  redis.call('PUBLISH', broker.prefix .. 'arrivals', job.type)
end

-- Takes the job out of its lane, if it stands there.
local function displace(broker, job)
  if redis.call('ZREM', lane_of(broker, job), place_of(job)) == 1 then
    redis.call('HINCRBY', broker.prefix .. 'waiting', job.type, -1)
    index_lane(broker, job.type .. ':' .. job.class, job.customer)
  end
end

-- Ends the attempt, so that its token is worth nothing any more; does nothing without one.
local function end_attempt(broker, job, outcome, failure_json)
  if job.token == '' then
    return
  end
  local entry = '{"number":' .. job.attempt .. ',"worker_id":"' .. job.worker .. '","started_at":'
    .. job.started_at .. ',"ended_at":' .. whole(broker.now) .. ',"outcome":"' .. outcome .. '"'
    .. member('failure', failure_json) .. '}'
  job.attempts = job.attempts == '' and entry or job.attempts .. ',' .. entry
  job.token, job.worker, job.attempt_until = '', '', ''
  redis.call('HSET', job.key, 'attempts', job.attempts)
  redis.call('HDEL', job.key, 'token', 'worker', 'attempt_until', 'started_at')
  redis.call('ZREM', broker.prefix .. 'leases', job.id)
end

-- The job's end. What is left lives until the ledger has it, a week at most.
local function finish(broker, job, status, literal, result_json, failure_json, usage_json)
  redis.call('ZREM', broker.prefix .. 'clocks', job.id)
  redis.call('ZREM', broker.prefix .. 'scheduled', job.id)
  redis.call('HSET', job.key, 'status', status, 'reason', literal or '')
  redis.call('HDEL', job.key, 'job', 'requirements', 'cancel_until')
  emit(broker, job, 'result', '{"status":"' .. status .. '"' .. member('reason', literal)
    .. member('result', result_json) .. member('failure', failure_json) .. member('usage', usage_json)
    .. ',"attempts":[' .. job.attempts .. ']}')
  for _, part in ipairs({ '', ':log', ':text' }) do
    redis.call('PEXPIRE', job.key .. part, KEPT_MS)
  end
end

-- Back into its lane, in state pending.
local function wait_again(broker, job, literal, bonus)
  watch(broker, job)
  move(broker, job, 'pending', literal, nil)
  place(broker, job, bonus)
end

--[[
  An attempt ended with an error. The job tries again after a while, or ends.
    failure     json; reason: its reason as literal
    retryable   whether another attempt may help
    counted     whether it uses up one of the job's attempts
    base_ms, cap_ms, jitter   full jitter: a share (0 to 1) of min(cap, base * 2^failures)
    wait_ms     the shortest wait, as the provider asks for
    ending      the status of a job that does not try again
]]
local function attempt_failed(broker, job, f)
  end_attempt(broker, job, 'failed', f.failure)
  local failed = tonumber(job.failed) + (f.counted and 1 or 0)
  redis.call('HSET', job.key, 'failed', whole(failed))
  if not f.retryable or failed >= tonumber(job.max_attempts) then
    finish(broker, job, f.ending, f.reason, nil, f.failure, nil)
    return
  end
  local ceiling = math.min(f.cap_ms, f.base_ms * 2 ^ math.min(math.max(failed - 1, 0), 30))
  local delay = math.max(math.floor(ceiling * f.jitter), f.wait_ms)
  watch(broker, job)
  move(broker, job, 'scheduled', f.reason, f.failure)
  redis.call('ZADD', broker.prefix .. 'scheduled', whole(broker.now + delay), job.id)
end
