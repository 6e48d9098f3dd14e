--[[
  What is told of a job: its log, and the partition's stream of the same events.

  A stream's first node takes more memory than a whole job that waits. So a job's first events stay in its
  state, each as a line "<time (ms)> <type> <json>", until a worker reports something, there are more than a few, or one is
  long: each call reads the whole state. Most jobs never have a stream.
]]

local function member(name, json)
  if not json or json == '' then
    return ''
  end
  return ',"' .. name .. '":' .. json
end

local function add_to_log(broker, job, n, kind, at, json)
  redis.call('XADD', key_of(broker, job.id, ':log'), 'MAXLEN', '~', LOG_LENGTH, broker.epoch .. '-' .. whole(n),
    'type', kind, 'at', at, 'data', json)
end

-- Those in the job's state, each as number, time, type, json.
local function early_events(job)
  local events = {}
  for at, kind, json in string.gmatch(job.early .. job.told, '(%d+) (%a+) ([^\n]*)') do
    events[#events + 1] = { #events + 1, at, kind, json }
  end
  return events
end

local function begin_log(broker, job)
  for _, event in ipairs(early_events(job)) do
    local n, at, kind, json = unpack(event)
    add_to_log(broker, job, n, kind, at, json)
  end
  job.early, job.told, job.logged, job.changed = '', '', true, true
end

-- Adds an event to the job's log and to the partition's stream, and tells those who wait for it. In the stream the
-- events of one call are one entry: "<job> <epoch>-<n> <type> <time (ms)>" and the json of each, empty where it is long.
local function emit(broker, job, kind, json)
  local n = job.n + 1
  job.n, job.changed = n, true
  if not job.logged and (n > MOST_EARLY or #json > INLINE_BYTES or (kind ~= 'state' and kind ~= 'result')) then
    begin_log(broker, job)
  end
  if job.logged then
    add_to_log(broker, job, n, kind, broker.at, json)
  else
    job.told = job.told .. broker.at .. ' ' .. kind .. ' ' .. json .. '\n'
  end
  local events, told = broker.events, broker.told
  events[told + 1] = job.id .. broker.of_epoch .. (NUMERALS[n] or whole(n)) .. ' ' .. kind .. ' ' .. broker.at
  events[told + 2] = #json <= INLINE_BYTES and json or ''
  broker.told = told + 2
  if broker.latest ~= job then
    broker.latest = job
    broker.news[#broker.news + 1] = job.id
  end
end

-- Most jobs are in their state for no reason that one would tell.
local function because(job, literal)
  if literal or job.has_rest then
    put(job, 'reason', literal or '')
  end
end

-- Moves the job to a state that is not terminal.
local function move(broker, job, status, literal, failure_json)
  job.status = status
  because(job, literal)
  local worker = job.worker ~= '' and '"' .. job.worker .. '"'
  emit(broker, job, 'state', '{"status":"' .. status .. '"' .. member('reason', literal)
    .. member('attempt', job.attempt > 0 and whole(job.attempt)) .. member('worker_id', worker)
    .. member('failure', failure_json) .. '}')
end
