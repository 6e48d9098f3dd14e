--[[
  worker_ordered_v1: what a worker is told with its heartbeats.
    KEYS[1] hash  {p0}:orders
    ARGV    worker id
    returns run, quiet or terminate
]]
local function worker_ordered(keys, args)
  return redis.call('HGET', keys[1], args[1]) or 'run'
end
redis.register_function({ function_name = 'worker_ordered_v1', callback = worker_ordered, flags = { 'no-writes' } })
