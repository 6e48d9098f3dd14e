--[[ What is told of a job: its log, and the partition's stream of the same events. ]]

local function member(name, json)
  if json == nil or json == '' then
    return ''
  end
  return ',"' .. name .. '":' .. json
end

-- The first node of a stream takes more memory than a whole job that waits, so that a job's first event, always
-- a state, stays in its hash until there is a second one.
local function begin_log(broker, job)
  local first = redis.call('HMGET', job.key, 'first', 'first_at')
  redis.call('XADD', job.key .. ':log', broker.epoch .. '-1', 'type', 'state', 'at', first[2], 'data', first[1])
  redis.call('HDEL', job.key, 'first', 'first_at')
end

-- Adds an event to the job's log and to the partition's stream, and tells those who wait for it.
local function emit(broker, job, kind, json)
  local n = redis.call('HINCRBY', job.key, 'n', 1)
  local id = broker.epoch .. '-' .. n
  local at = whole(broker.now)
  if n == 1 then
    redis.call('HSET', job.key, 'first', json, 'first_at', at)
  else
    if n == 2 then
      begin_log(broker, job)
    end
    redis.call('XADD', job.key .. ':log', 'MAXLEN', '~', LOG_LENGTH, id, 'type', kind, 'at', at, 'data', json)
  end
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
