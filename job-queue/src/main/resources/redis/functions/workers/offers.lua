--[[
  worker_offers_v1: what workers have offered within the last 7 days, the newest 1000.
    KEYS[1] zset  {p0}:offers-seen
    KEYS[2] hash  {p0}:offers
    ARGV    none
    returns capabilities (json)
]]
local function worker_offers(keys, args)
  local names = redis.call('ZRANGE', keys[1], '+inf', oldest_alive(OFFERS_KEPT_MS), 'BYSCORE', 'REV', 'LIMIT', 0, 1000)
  local offers = {}
  for _, name in ipairs(names) do
    offers[#offers + 1] = redis.call('HGET', keys[2], name) or nil
  end
  return offers
end
redis.register_function({ function_name = 'worker_offers_v1', callback = worker_offers, flags = { 'no-writes' } })
