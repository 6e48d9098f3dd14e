--[[ What is told of a job: its log, and the partition's stream of the same events. ]]

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
