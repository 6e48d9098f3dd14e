--[[
  worker_seen_v1: adds or refreshes a worker, and forgets up to 100 that are gone.
    KEYS[1] zset  {p0}:workers   worker ids by time of the last sign of life (ms)
    KEYS[2] hash  {p0}:presence  worker (json) by id
    ARGV    worker id, worker (json), time after which a worker is gone (ms)
    returns how many were forgotten
]]
local function now_ms()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

local function oldest_alive(gone_after_ms)
  return string.format('%.0f', now_ms() - tonumber(gone_after_ms))
end

local function worker_seen(keys, args)
  local workers, presence = keys[1], keys[2]
  local id, json, gone_after = args[1], args[2], args[3]
  local alive = oldest_alive(gone_after)
  redis.call('ZADD', workers, string.format('%.0f', now_ms()), id)
  redis.call('HSET', presence, id, json)
  local gone = redis.call('ZRANGEBYSCORE', workers, '-inf', '(' .. alive, 'LIMIT', 0, 100)
  for _, worker in ipairs(gone) do
    redis.call('ZREM', workers, worker)
    redis.call('HDEL', presence, worker)
  end
  return #gone
end
redis.register_function('worker_seen_v1', worker_seen)
