--[[ The end of a call: all that it has collected is written. ]]

-- Whether any of them was not there before.
local function write_counts(broker, name, counts)
  if not next(counts) then
    return false
  end
  local key, is_new = broker.prefix .. name, false
  for field, by in pairs(counts) do
    local count = by ~= 0 and redis.call('HINCRBY', key, field, whole(by))
    if count and count <= 0 then
      redis.call('HDEL', key, field)
      if name == 'waiting' then
        settle(broker, field)
      end
    end
    is_new = is_new or count == by
  end
  return is_new
end

-- What has happened, by minute, for a quarter of an hour.
local function write_rates(broker)
  local counts = {}
  for what, by_type in pairs(broker.happened) do
    for job_type, by in pairs(by_type) do
      counts[what .. ':' .. job_type] = by
    end
  end
  local name = 'rates:' .. whole(math.floor(broker.now / MINUTE_MS))
  if write_counts(broker, name, counts) then
    redis.call('PEXPIRE', broker.prefix .. name, RATES_KEPT_MS)
  end
end

local function tell(broker, news)
  if news[1] then
    redis.call('PUBLISH', broker.prefix .. 'news', table.concat(news, '\n'))
  end
  for job_type, jobs in pairs(broker.arrivals) do
    redis.call('PUBLISH', broker.prefix .. 'arrivals', job_type .. '\n' .. whole(jobs))
  end
end

-- The clock has gone on with each call, the rest with few.
local function write_meta(broker)
  local members = { 'clock', broker.at }
  if broker.epoch ~= broker.saved_epoch then
    members[3], members[4] = 'epoch', broker.epoch
  end
  if broker.classes ~= broker.saved_classes then
    members[#members + 1], members[#members + 2] = 'classes', whole(broker.classes)
  end
  if broker.seq ~= broker.saved_seq then
    members[#members + 1], members[#members + 2] = 'seq', whole(broker.seq)
  end
  redis.call('HSET', broker.meta, unpack(members))
end

-- What can fail comes first: from the first write on nothing is read.
local function close(broker)
  index_lanes(broker)
  local states, news = packed_jobs(broker)
  write_meta(broker)
  if states[1] then
    redis.call('MSET', unpack(states))
  end
  for _, command in ipairs(broker.writes) do
    redis.call(unpack(command))
  end
  for _, changes in pairs(broker.sets) do
    write_set(changes)
  end
  for lane, taken in pairs(broker.taken_from) do
    redis.call('ZREMRANGEBYRANK', broker.prefix .. 'lane:' .. lane, '0', whole(taken - 1))
  end
  for _, set in pairs(broker.ranked) do
    ranked.write(set)
  end
  for _, list in pairs(broker.starts) do
    starts.write(broker, list)
  end
  for _, known in pairs(broker.hashes) do
    if known and known.changed then
      write_hash(known)
    end
  end
  write_counts(broker, 'waiting', broker.waiting)
  write_counts(broker, 'running', broker.running)
  write_rates(broker)
  if broker.events[1] then
    redis.call('XADD', broker.prefix .. 'events', 'MAXLEN', '~', whole(STREAM_LENGTH), '*', unpack(broker.events))
  end
  if broker.unlinked[1] then
    redis.call('UNLINK', unpack(broker.unlinked))
  end
  tell(broker, news)
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
