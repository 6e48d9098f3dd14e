--[[
  worker_live_v1: the workers that are not gone, at most 1000; or only the one that is asked for.
    KEYS[1] zset  {p0}:workers
    KEYS[2] hash  {p0}:presence
    ARGV    time after which a worker is gone (ms), worker id (or empty for all)
    returns workers (json)
]]
local MOST_WORKERS = 1000

local function worker_live(keys, args)
  local alive = oldest_alive(args[1])
  if args[2] ~= '' then
    return one_worker(keys, alive, args[2])
  end
  local ids = redis.call('ZRANGEBYSCORE', keys[1], alive, '+inf', 'LIMIT', 0, MOST_WORKERS)
  local live = {}
  for _, id in ipairs(ids) do
    live[#live + 1] = redis.call('HGET', keys[2], id) or nil
  end
  return live
end
redis.register_function({ function_name = 'worker_live_v1', callback = worker_live, flags = { 'no-writes' } })
