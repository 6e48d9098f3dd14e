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

-- Reads the states of many jobs at once, before they are asked for one by one.
local function fetch(broker, ids)
  local keys, jobs = {}, broker.jobs
  for i, id in ipairs(ids) do
    keys[i] = key_of(broker, id, ':state')
  end
  for i, state in ipairs(keys[1] and redis.call('MGET', unpack(keys)) or {}) do
    local id = ids[i]
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

-- Adds to a counter, which nobody reads within the call.
local function count(broker, name, field, by)
  local counts = broker.counts[name] or {}
  broker.counts[name] = counts
  counts[field] = (counts[field] or 0) + by
end

-- Counts what happens, by minute, for a quarter of an hour.
local function count_rate(broker, what, job_type)
  broker.rates = broker.rates or 'rates:' .. whole(math.floor(broker.now / MINUTE_MS))
  count(broker, broker.rates, what .. ':' .. job_type, 1)
end

-- Sets by score are written together as well, the last word on each member. Who looks at one within the call
-- asks score_of, or has to know that it does not matter.
local function zadd(broker, name, score, member)
  local members = broker.sets[name] or {}
  broker.sets[name] = members
  members[member] = score
end

local function zrem(broker, name, member)
  zadd(broker, name, false, member)
end

local function score_of(broker, name, member)
  local members = broker.sets[name]
  if members and members[member] ~= nil then
    return members[member]
  end
  return redis.call('ZSCORE', broker.prefix .. name, member)
end

local function write_set(broker, name, members)
  local kept, gone, written, removed = {}, {}, 0, 0
  for member, score in pairs(members) do
    if score then
      kept[written + 1], kept[written + 2] = score, member
      written = written + 2
    else
      removed = removed + 1
      gone[removed] = member
    end
  end
  if kept[1] then
    redis.call('ZADD', broker.prefix .. name, unpack(kept))
  end
  if gone[1] then
    redis.call('ZREM', broker.prefix .. name, unpack(gone))
  end
end

local function write_hash(known)
  local kept, gone = {}, {}
  for field in pairs(known.changed) do
    local value = known.values[field]
    if value then
      kept[#kept + 1] = field
      kept[#kept + 1] = value
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

local function write_jobs(broker)
  local states, written = {}, 0
  for _, job in pairs(broker.jobs) do
    if job and job.changed then
      states[written + 1], states[written + 2] = job.key, pack_state(job)
      written = written + 2
    end
  end
  if states[1] then
    redis.call('MSET', unpack(states))
  end
end
