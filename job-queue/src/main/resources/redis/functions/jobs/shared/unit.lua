--[[
  The unit of work of a call: a value is read once and written once, however often it is looked at. Most calls
  take many jobs of the same type, customer and flow key.

  Nothing is written before the call's end, when all that can fail is behind it: Lua does not roll back. So each read has
  to see what the call has changed.
]]

-- At the call's end, this command is sent.
local function write_later(broker, ...)
  broker.writes[#broker.writes + 1] = { ... }
end

-- Hashes that hold nothing as a rule: one look at all their keys spares many at their fields.
local SELDOM = { shut = true, parked = true, cramped = true, weights = true }

local function is_empty(broker, name)
  if broker.seldom == nil then
    local prefix = broker.prefix
    broker.seldom = redis.call('EXISTS', prefix .. 'shut', prefix .. 'parked', prefix .. 'cramped', prefix .. 'weights') > 0
  end
  return not broker.seldom or redis.call('EXISTS', broker.prefix .. name) == 0
end

-- What the call knows of a hash, and has changed of it; false where it holds nothing.
local function hash(broker, name)
  local known = broker.hashes[name]
  if known == nil then
    known = not (SELDOM[name] and is_empty(broker, name)) and { key = broker.prefix .. name, values = {} }
    broker.hashes[name] = known
  end
  return known
end

-- The value of a hash's field, or false.
local function get(broker, name, field)
  local known = broker.hashes[name] or hash(broker, name)
  if not known then
    return false
  end
  local value = known.values[field]
  if value == nil then
    value = not known.was_empty and redis.call('HGET', known.key, field)
    known.values[field] = value
  end
  return value
end

-- Reads many fields of a hash at once, before they are asked for one by one.
local function fetch_fields(broker, name, fields)
  local known = hash(broker, name)
  if known.fetched then
    return
  end
  known.fetched = true
  local values = redis.call('HMGET', known.key, unpack(fields))
  for i, field in ipairs(fields) do
    if known.values[field] == nil then
      known.values[field] = values[i]
    end
  end
end

-- False, or nothing, takes the field away.
local function set(broker, name, field, value)
  local known = hash(broker, name)
  if not known then
    known = { key = broker.prefix .. name, values = {}, was_empty = true }
    broker.hashes[name] = known
  end
  known.values[field] = value or false
  if known.changed then
    known.changed[field] = true
  else
    known.changed = { [field] = true }
  end
end

local function holds_nothing(broker, name)
  return not hash(broker, name)
end

-- Reads the states of many jobs at once, before they are asked for one by one; each so many texts is an id.
local function fetch(broker, ids, step)
  local keys, jobs, prefix, count = {}, broker.jobs, broker.prefix .. 'job:', 0
  for i = 1, #ids, step do
    count = count + 1
    keys[count] = prefix .. ids[i] .. ':state'
  end
  local states = count > 0 and redis.call('MGET', unpack(keys))
  for i = 1, count do
    local id, state = ids[(i - 1) * step + 1], states[i]
    jobs[id] = jobs[id] or (state and unpack_state(id, keys[i], state))
  end
end

-- The job's state; nil when the broker does not hold it. One call has one such table for a job.
local function load(broker, id)
  local job = broker.jobs[id]
  if job == nil then
    local key = key_of(broker, id, ':state')
    local state = redis.call('GET', key)
    job = state and unpack_state(id, key, state)
    broker.jobs[id] = job
  end
  return job or nil
end

-- Adds to a counter of the call, of jobs that wait or run. Nobody reads it within the call.
local function count(counts, job_type, by)
  counts[job_type] = (counts[job_type] or 0) + by
end

-- Counts what happens.
local function count_rate(broker, what, job_type)
  local counts = broker.happened[what]
  if not counts then
    counts = {}
    broker.happened[what] = counts
  end
  counts[job_type] = (counts[job_type] or 0) + 1
end

local function write_hash(known)
  local kept, gone = {}, {}
  for field in pairs(known.changed) do
    local value = known.values[field]
    if value then
      kept[#kept + 1] = field
      kept[#kept + 1] = type(value) == 'number' and decimal(value) or value
    elseif not known.was_empty then
      gone[#gone + 1] = field
    end
  end
  if kept[1] then
    redis.call('HSET', known.key, unpack(kept))
  end
  if gone[1] then
    redis.call('HDEL', known.key, unpack(gone))
  end
end

-- The states of jobs that have changed, as MSET takes them, and the ids of those that something is told of.
local function packed_jobs(broker)
  local states, size, news, told = {}, 0, {}, 0
  for id, job in pairs(broker.jobs) do
    if job and job.changed then
      states[size + 1], states[size + 2] = job.key, pack_state(job)
      size = size + 2
      if job.is_news then
        told = told + 1
        news[told] = id
      end
    end
  end
  return states, news
end
