--[[
  worker_forget_v1: forgets a worker that said goodbye.
    KEYS[1] zset  {p0}:workers
    KEYS[2] hash  {p0}:presence
    KEYS[3] hash  {p0}:orders
    ARGV    worker id
    returns 1 if it was known, else 0
]]
local function worker_forget(keys, args)
  redis.call('HDEL', keys[2], args[1])
  redis.call('HDEL', keys[3], args[1])
  return redis.call('ZREM', keys[1], args[1])
end
redis.register_function('worker_forget_v1', worker_forget)
