--[[
  worker_pulling_v1: a worker asks for a job, which is a sign of life; one call for what every pull needs to know.
    KEYS[1] zset  {p0}:workers
    KEYS[2] hash  {p0}:presence
    KEYS[3] hash  {p0}:orders
    ARGV    time after which a worker is gone (ms), worker id
    returns nothing for one that is not known or gone, else worker (json), its order (run, quiet or terminate)
]]
local function worker_pulling(keys, args)
  local worker = one_worker(keys, oldest_alive(args[1]), args[2])[1]
  if not worker then
    return {}
  end
  local order, now = redis.call('HGET', keys[3], args[2]) or 'run', text_of(now_ms())
  redis.call('ZADD', keys[1], now, args[2])
  return { worker, order }
end
redis.register_function('worker_pulling_v1', worker_pulling)
