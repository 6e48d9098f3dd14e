--[[
  job_read_events_v1: what follows a cursor among the events of all jobs of the partition.
    KEYS[1] hash    {p0}:meta
    reads           {p0}:events (stream: job, id, type, at, data; a long body is empty there and stands
                    in the job's log)
    ARGV    cursor (stream id, or $ for the newest entry's), most events (at most 100)
    returns epoch, Redis' run id, cursor to go on with, trimmed (1 or 0), then for each event: job id,
            epoch, n, time (ms), type, body (json)
]]
local function parts(stream_id)
  local ms, seq = string.match(stream_id, '^(%d+)-(%d+)$')
  if not ms then
    error({ err = 'ERR cursor must be <ms>-<n>: ' .. stream_id })
  end
  return tonumber(ms), tonumber(seq)
end

local function before(a, b)
  local a_ms, a_seq = parts(a)
  local b_ms, b_seq = parts(b)
  return a_ms < b_ms or (a_ms == b_ms and a_seq < b_seq)
end

-- Whether entries after the cursor have been cut off.
local function is_trimmed(stream, cursor)
  local first = redis.call('XRANGE', stream, '-', '+', 'COUNT', 1)[1]
  if not first or not before(cursor, first[1]) then
    return false
  end
  local info = redis.call('XINFO', 'STREAM', stream)
  local facts = {}
  for i = 1, #info, 2 do
    facts[info[i]] = info[i + 1]
  end
  return facts['entries-added'] > facts['length']
end

local function newest(stream)
  local last = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
  return last and last[1] or '0-0'
end

local function long_body(broker, job_id, event_id)
  local entry = redis.call('XRANGE', job_key(broker, job_id) .. ':log', event_id, event_id)[1]
  return entry and entry[2][6]
end

local function job_read_events(keys, args)
  local cursor, limit = args[1], number(args[2], 'most events')
  if cursor ~= '$' then
    parts(cursor)
  end
  at_most(limit)
  local broker = open(keys[1])
  keep(broker)
  local stream = broker.prefix .. 'events'
  if cursor == '$' then
    cursor = newest(stream)
  end
  local trimmed = is_trimmed(stream, cursor)
  local reply = { broker.epoch, run_id(), cursor, 0 }
  for _, entry in ipairs(redis.call('XRANGE', stream, '(' .. cursor, '+', 'COUNT', limit)) do
    local fields = entry[2]
    local body = fields[10] ~= '' and fields[10] or long_body(broker, fields[2], fields[4])
    if body then
      local epoch, n = string.match(fields[4], '^(%d+)-(%d+)$')
      for _, value in ipairs({ fields[2], epoch, n, fields[8], fields[6], body }) do
        reply[#reply + 1] = value
      end
    else
      trimmed = true
    end
    reply[3] = entry[1]
  end
  reply[4] = trimmed and 1 or 0
  return reply
end
redis.register_function('job_read_events_v1', job_read_events)
