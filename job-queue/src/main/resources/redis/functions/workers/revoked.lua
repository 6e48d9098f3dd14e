--[[
  worker_revoked_v1: up to when workers' tokens are refused.
    KEYS[1] hash  {p0}:revoked
    returns worker id, milliseconds since 1970, of each such worker
]]
local function worker_revoked(keys)
  return redis.call('HGETALL', keys[1])
end
redis.register_function({ function_name = 'worker_revoked_v1', callback = worker_revoked, flags = { 'no-writes' } })
