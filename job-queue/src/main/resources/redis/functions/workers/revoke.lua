--[[
  worker_revoke_v1: refuses the tokens that a worker was given up to a time; an earlier time than the one kept changes
  nothing.
    KEYS[1] hash  {p0}:revoked  milliseconds since 1970 by worker id
    ARGV    worker id, milliseconds since 1970
    returns kept
]]
local function worker_revoke(keys, args)
  local id, till = args[1], args[2]
  local before = redis.call('HGET', keys[1], id)
  if not before or tonumber(before) < tonumber(till) then
    redis.call('HSET', keys[1], id, till)
  end
  return 'kept'
end
redis.register_function('worker_revoke_v1', worker_revoke)
