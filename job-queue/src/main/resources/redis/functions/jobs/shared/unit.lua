--[[
  The unit of work of a call: a value is read once and written once, however often it is looked at. Most calls
  take many jobs of the same type, customer and flow key.
]]

-- Hashes that hold nothing as a rule: one look at all their keys spares many at their fields.
local SELDOM = { shut = true, parked = true, cramped = true, weights = true }

local function is_empty(broker, name)
  if broker.seldom == nil then
    local prefix = broker.prefix
    broker.seldom = redis.call('EXISTS', prefix .. 'shut', prefix .. 'parked', prefix .. 'cramped', prefix .. 'weights') > 0
  end
  return not broker.seldom or redis.call('EXISTS', broker.prefix .. name) == 0
end

local function hash(broker, name)
  local known = broker.hashes[name]
  if not known then
    known = { key = broker.prefix .. name, values = {}, changed = {} }
    known.empty = SELDOM[name] and is_empty(broker, name)
    broker.hashes[name] = known
  end
  return known
end

-- The value of a hash's field, or false.
local function get(broker, name, field)
  local known = hash(broker, name)
  local value = known.values[field]
  if value == nil then
    value = not known.empty and redis.call('HGET', known.key, field)
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
  known.values[field] = value or false
  known.changed[field] = true
end

local function holds_nothing(broker, name)
  local known = hash(broker, name)
  return known.empty and next(known.changed) == nil
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

-- Sets by score are written together as well: what is added in a row as one command, in the order in which it was told.
-- Who looks at one within the call asks score_of, or has to know that it does not matter.
local function changes_of(broker, name, width)
  local changes = broker.sets[name]
  if not changes or changes.width ~= width then
    changes = { name = name, width = width, size = 0, before = changes }
    broker.sets[name] = changes
  end
  return changes
end

local function zadd(broker, name, score, member)
  local changes = changes_of(broker, name, 2)
  local size = changes.size
  changes[size + 1], changes[size + 2], changes.size = score, member, size + 2
end

local function zrem(broker, name, member)
  local changes = changes_of(broker, name, 1)
  local size = changes.size + 1
  changes[size], changes.size = member, size
end

local function score_of(broker, name, member)
  local changes = broker.sets[name]
  while changes do
    for i = changes.size, 1, -changes.width do
      if changes[i] == member then
        return changes.width == 2 and changes[i - 1]
      end
    end
    changes = changes.before
  end
  return redis.call('ZSCORE', broker.prefix .. name, member)
end

local function write_set(broker, changes)
  if changes.before then
    write_set(broker, changes.before)
  end
  redis.call(changes.width == 2 and 'ZADD' or 'ZREM', broker.prefix .. changes.name, unpack(changes))
end

local function write_hash(known)
  local kept, gone = {}, {}
  for field in pairs(known.changed) do
    local value = known.values[field]
    if value then
      kept[#kept + 1] = field
      kept[#kept + 1] = type(value) == 'number' and decimal(value) or value
    elseif not known.empty then
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

-- The ids of those that something is told of.
local function write_jobs(broker)
  local states, written, news, told = {}, 0, {}, 0
  for id, job in pairs(broker.jobs) do
    if job and job.changed then
      states[written + 1], states[written + 2] = job.key, pack_state(job)
      written = written + 2
      if job.is_news then
        told = told + 1
        news[told] = id
      end
    end
  end
  if states[1] then
    redis.call('MSET', unpack(states))
  end
  return news
end
