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

local function write_fields(key, changed, values, is_new)
  local kept, gone = {}, {}
  for field in pairs(changed) do
    local value = values[field]
    if value and value ~= '' then
      kept[#kept + 1] = field
      kept[#kept + 1] = value
    elseif not is_new then
      gone[#gone + 1] = field
    end
  end
  if kept[1] then
    redis.call('HSET', key, unpack(kept))
  end
  if gone[1] then
    redis.call('HDEL', key, unpack(gone))
  end
end

-- Nobody waits for this type any more: all begin anew as equals.
local function settle(broker, job_type)
  redis.call('HDEL', broker.prefix .. 'virtual', job_type)
  redis.call('UNLINK', broker.prefix .. 'debts:' .. job_type)
end

local function write_counts(broker, name, counts)
  local key = broker.prefix .. name
  for field, by in pairs(counts) do
    if by ~= 0 and redis.call('HINCRBY', key, field, by) <= 0 then
      redis.call('HDEL', key, field)
      if name == 'waiting' then
        settle(broker, field)
      end
    end
  end
  if string.sub(name, 1, 6) == 'rates:' then
    redis.call('PEXPIRE', key, RATES_KEPT_MS)
  end
end

-- Customers whose debts the virtual time has overtaken owe nothing any more.
local function forget_debts(broker, job_type, served)
  local debts = broker.prefix .. 'debts:' .. job_type
  local paid = redis.call('ZRANGEBYSCORE', debts, '-inf', broker.hashes.virtual.values[job_type] or '0',
    'LIMIT', 0, DEBTS_FORGOTTEN * served)
  if paid[1] then
    redis.call('ZREM', debts, unpack(paid))
  end
end

local function tell(broker)
  local ids = {}
  for id in pairs(broker.news) do
    ids[#ids + 1] = id
  end
  if ids[1] then
    redis.call('PUBLISH', broker.prefix .. 'news', table.concat(ids, '\n'))
  end
  for job_type in pairs(broker.arrivals) do
    redis.call('PUBLISH', broker.prefix .. 'arrivals', job_type)
  end
end

local function close(broker)
  redis.call('HSET', broker.meta, 'clock', whole(broker.now), 'epoch', broker.epoch,
    'classes', whole(broker.classes), 'seq', whole(broker.seq))
  for _, job in pairs(broker.jobs) do
    write_fields(job.key, job.changed, job, job.is_new)
  end
  for _, known in pairs(broker.hashes) do
    write_fields(known.key, known.changed, known.values, known.empty)
  end
  for job_type, served in pairs(broker.served) do
    forget_debts(broker, job_type, served)
  end
  for name, counts in pairs(broker.counts) do
    write_counts(broker, name, counts)
  end
  tell(broker)
end

-- Registers a function that writes; it gets the broker and its arguments.
local function register(name, body)
  redis.register_function(name, function(keys, args)
    local broker = open(keys[1])
    local reply = body(broker, args)
    close(broker)
    return reply
  end)
end

-- Registers a function that only reads.
local function register_reader(name, body)
  redis.register_function({
    function_name = name,
    callback = function(keys, args)
      return body(open(keys[1]), args)
    end,
    flags = { 'no-writes' },
  })
end
