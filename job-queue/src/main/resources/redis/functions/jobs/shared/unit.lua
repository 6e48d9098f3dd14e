--[[
  The unit of work of a call: a value is read once and written once, however often it is looked at. Most calls
  take many jobs of the same type, customer and flow key.
]]

-- Hashes that hold nothing as a rule: one look at the key spares many at its fields.
local SELDOM = { shut = true, parked = true, cramped = true, weights = true }

local function hash(broker, name)
  local known = broker.hashes[name]
  if not known then
    known = { key = broker.prefix .. name, values = {}, changed = {} }
    known.empty = SELDOM[name] and redis.call('EXISTS', known.key) == 0
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

-- A job's field; an empty text takes it away.
local function put(job, field, value)
  if job[field] ~= value then
    job[field] = value
    job.changed[field] = true
  end
end

-- Adds to a counter, which nobody reads within the call.
local function count(broker, name, field, by)
  local counts = broker.counts[name] or {}
  broker.counts[name] = counts
  counts[field] = (counts[field] or 0) + by
end

-- Counts what happens, by minute, for a quarter of an hour.
local function count_rate(broker, what, job_type)
  count(broker, 'rates:' .. whole(math.floor(broker.now / MINUTE_MS)), what .. ':' .. job_type, 1)
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
  local kept, gone = {}, {}
  for member, score in pairs(members) do
    if score then
      kept[#kept + 1] = score
      kept[#kept + 1] = member
    else
      gone[#gone + 1] = member
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

-- An empty field means the same as none, and writing it takes no call of its own.
local function write_job(job)
  local fields = {}
  for field in pairs(job.changed) do
    local value = job[field]
    if value ~= '' or not job.is_new then
      fields[#fields + 1] = field
      fields[#fields + 1] = value
    end
  end
  if fields[1] then
    redis.call('HSET', job.key, unpack(fields))
  end
end
