--[[
  job_read_events_v1: what follows a cursor among the events of all jobs of the partition.
    KEYS[1] hash    {p0}:meta
    reads           {p0}:events (stream: an entry for each call, "<job> <epoch>-<n> <type> <time>" and body for
                    each of its events; a long body is empty there and stands in the job's log)
    ARGV    cursor (stream id, with .<n> where only n events of the entry were read; $ for the newest
            entry's), most events (at most 100)
    returns epoch, Redis' run id, cursor to go on with, trimmed (1 or 0), then for each event: job id,
            epoch, n, time (ms), type, body (json)
]]
local ENTRIES = 10

local function parts(stream_id)
  local ms, seq = string.match(stream_id, '^(%d+)-(%d+)$')
  if not ms then
    error({ err = 'ERR cursor must be <ms>-<n> or <ms>-<n>.<events>: ' .. stream_id })
  end
  return tonumber(ms), tonumber(seq)
end

-- The entry that a cursor lies at or within, and how many of its events were read; nil for all of them.
local function place_at(cursor)
  local entry, events = string.match(cursor, '^(%d+%-%d+)%.(%d+)$')
  return entry or cursor, tonumber(events)
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

-- A long body stands in its job's log alone.
local function long_body(broker, job_id, event_id)
  local entry = redis.call('XRANGE', key_of(broker, job_id, ':log'), event_id, event_id)[1]
  return entry and entry[2][6]
end

-- Adds one event of an entry to the reply; true where it is gone.
local function add_event(broker, reply, head, inline)
  local job, id, kind, at = string.match(head, '^(%S+) (%S+) (%S+) (%S+)$')
  local body = inline ~= '' and inline or long_body(broker, job, id)
  if not body then
    return true
  end
  local epoch, n = string.match(id, '^(%d+)-(%d+)$')
  for _, value in ipairs({ job, epoch, n, at, kind, body }) do
    reply[#reply + 1] = value
  end
  return false
end

-- A page of events, which may begin and end within an entry; true where one of them is gone.
local function read_page(broker, reply, from, passed, limit)
  local stream, read, is_any_gone = broker.prefix .. 'events', 0, false
  while read < limit do
    local entries = redis.call('XRANGE', stream, (passed and '' or '(') .. from, '+', 'COUNT', ENTRIES)
    if not entries[1] then
      return is_any_gone
    end
    for _, entry in ipairs(entries) do
      local fields, first = entry[2], passed and entry[1] == from and passed or 0
      local last = math.min(#fields / 2, first + limit - read)
      for i = first + 1, last do
        is_any_gone = add_event(broker, reply, fields[2 * i - 1], fields[2 * i]) or is_any_gone
      end
      read = read + last - first
      reply[3] = last < #fields / 2 and entry[1] .. '.' .. last or entry[1]
      if read == limit then
        return is_any_gone
      end
    end
    from, passed = entries[#entries][1], nil
  end
  return is_any_gone
end

local function job_read_events(broker, args)
  local cursor, limit = args[1], number(args[2], 'most events')
  if cursor == '$' then
    cursor = newest(broker.prefix .. 'events')
  end
  local from, passed = place_at(cursor)
  parts(from)
  at_most(limit)
  local trimmed = is_trimmed(broker.prefix .. 'events', from)
  local reply = { broker.epoch, run_id(), cursor, 0 }
  trimmed = read_page(broker, reply, from, passed, limit) or trimmed
  reply[4] = trimmed and 1 or 0
  return reply
end
register('job_read_events_v1', job_read_events)
