--[[ When workers and their offers were last seen. ]]
local OFFERS_KEPT_MS = 7 * 24 * 3600 * 1000

local function now_ms()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- A time (ms) as a text.
local function text_of(time)
  return string.format('%.0f', time)
end

local function oldest_alive(gone_after_ms)
  return text_of(now_ms() - tonumber(gone_after_ms))
end

-- Up to 100 members of a set by time that were last seen before this time (ms), but for the one that is seen now.
local function gone_before(by_time, oldest, seen)
  local gone = {}
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', by_time, '-inf', '(' .. text_of(oldest), 'LIMIT', 0, 100)) do
    if member ~= seen then
      gone[#gone + 1] = member
    end
  end
  return gone
end

-- Forgets members of a set by time, with what hashes hold of them.
local function forget(gone, by_time, details, more)
  for _, member in ipairs(gone) do
    redis.call('ZREM', by_time, member)
    redis.call('HDEL', details, member)
    if more then
      redis.call('HDEL', more, member)
    end
  end
end

-- The one that is asked for, unless it is gone.
local function one_worker(keys, alive, id)
  local seen = redis.call('ZSCORE', keys[1], id)
  local json = redis.call('HGET', keys[2], id)
  if seen and json and tonumber(seen) >= tonumber(alive) then
    return { json }
  end
  return {}
end
