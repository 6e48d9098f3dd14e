--[[
  worker_seen_v1: adds or refreshes a worker, and forgets up to 100 that are gone.
    KEYS[1] zset  {p0}:workers   worker ids by time of the last sign of life (ms)
    KEYS[2] hash  {p0}:presence  worker (json) by id
    KEYS[3] zset  {p0}:offers-seen  names of offers by the time at which they were last made (ms), for 7 days
    KEYS[4] hash  {p0}:offers    capabilities (json) by name
    KEYS[5] hash  {p0}:orders    what workers are told with their heartbeats
    ARGV    worker id, worker (json), time after which a worker is gone (ms), name of its offer, its
            capabilities (json)
    returns how many were forgotten
]]
local function worker_seen(keys, args)
  local workers, presence, offers_seen, offers = keys[1], keys[2], keys[3], keys[4]
  local id, json, gone_after, offer, capabilities = args[1], args[2], args[3], args[4], args[5]
  local alive = oldest_alive(gone_after)
  redis.call('ZADD', workers, string.format('%.0f', now_ms()), id)
  redis.call('HSET', presence, id, json)
  redis.call('ZADD', offers_seen, string.format('%.0f', now_ms()), offer)
  redis.call('HSET', offers, offer, capabilities)
  forget_before(offers_seen, offers, oldest_alive(OFFERS_KEPT_MS))
  return forget_before(workers, presence, alive, keys[5])
end
redis.register_function('worker_seen_v1', worker_seen)
