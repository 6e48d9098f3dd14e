--[[
  worker_order_v1: keeps what a worker is told with each of its heartbeats, until it is forgotten.
    KEYS[1] hash  {p0}:orders  order by worker id
    ARGV    worker id, order (quiet or terminate; run takes an order back)
    returns kept
]]
local ORDERS = { run = true, quiet = true, terminate = true }

local function worker_order(keys, args)
  local id, order = args[1], args[2]
  if not ORDERS[order] then
    error({ err = 'ERR no such order: ' .. order })
  end
  if order == 'run' then
    redis.call('HDEL', keys[1], id)
  else
    redis.call('HSET', keys[1], id, order)
  end
  return 'kept'
end
redis.register_function('worker_order_v1', worker_order)
