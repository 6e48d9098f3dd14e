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
  local now = now_ms()
  local gone = gone_before(workers, now - tonumber(gone_after), id)
  local offers_gone = gone_before(offers_seen, now - OFFERS_KEPT_MS, offer)
  forget(gone, workers, presence, keys[5])
  forget(offers_gone, offers_seen, offers)
  redis.call('ZADD', workers, text_of(now), id)
  redis.call('HSET', presence, id, json)
  redis.call('ZADD', offers_seen, text_of(now), offer)
  redis.call('HSET', offers, offer, capabilities)
  return #gone
end
redis.register_function('worker_seen_v1', worker_seen)
