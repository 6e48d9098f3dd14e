--[[
  What is told of a job: its log, and the partition's stream of the same events.

  A stream's first node takes more memory than a whole job that waits. So a job's first events stay in its
  state, each as a line "<time (ms)> <type> <json>", until a worker reports something, there are more than a few, or one is
  long: each call reads the whole state. Most jobs never have a stream.
]]

local SHORT_KINDS = { state = true, result = true }

local function member(name, json)
  if not json or json == '' then
    return ''
  end
  return ',"' .. name .. '":' .. json
end

-- What budgets are charged with for an attempt that this call has ended (note_expense).
local function expense_member(job)
  local expense = job.expense
  return expense
    and member('spent', '{"micro_dollars":' .. whole(expense.cost) .. ',"tokens":' .. whole(expense.tokens) .. '}') or ''
end

local function add_to_log(broker, job, n, kind, at, json)
  write_later(broker, 'XADD', key_of(broker, job.id, ':log'), 'MAXLEN', '~', whole(LOG_LENGTH), broker.epoch .. '-' .. whole(n),
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
  local n, at, is_short = job.n + 1, broker.at, #json <= INLINE_BYTES
  job.n, job.changed, job.is_news = n, true, true
  if not job.logged and (n > MOST_EARLY or not is_short or not SHORT_KINDS[kind]) then
    begin_log(broker, job)
  end
  if job.logged then
    add_to_log(broker, job, n, kind, at, json)
  else
    job.told = job.told .. at .. ' ' .. kind .. ' ' .. json .. '\n'
  end
  local events, told = broker.events, broker.told
  events[told + 1] = job.id .. broker.of_epoch .. (NUMERALS[n] or whole(n)) .. ' ' .. kind .. ' ' .. at
  events[told + 2] = is_short and json or ''
  broker.told = told + 2
end

-- Most jobs are in their state for no reason that one would tell.
local function because(job, literal)
  if literal or job.has_rest then
    put(job, 'reason', literal or '')
  end
end

-- What a state is told with: most often nothing, or who has it. Redis' Lua looks at each byte of each text that it makes,
-- so these are joined in one go.
local function standing_json(job, literal, failure_json)
  if literal or failure_json or job.expense then
    return '"' .. member('reason', literal) .. member('attempt', job.attempt > 0 and whole(job.attempt))
      .. member('worker_id', job.worker ~= '' and '"' .. job.worker .. '"') .. member('failure', failure_json)
      .. expense_member(job) .. '}'
  elseif job.worker ~= '' then
    return '","attempt":' .. whole(job.attempt) .. ',"worker_id":"' .. job.worker .. '"}'
  end
  return job.attempt > 0 and '","attempt":' .. whole(job.attempt) .. '}' or '"}'
end

-- Moves the job to a state that is not terminal.
local function move(broker, job, status, literal, failure_json)
  job.status = status
  because(job, literal)
  emit(broker, job, 'state', '{"status":"' .. status .. standing_json(job, literal, failure_json))
end
