--[[
  job_renew_v1: renews a lease.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:leases
    ARGV    job id, lease token, lease (ms)
    returns renewed, cancel (renewed, and someone asked to cancel the job), or stale
]]
local function job_renew(keys, args)
  local id, token, lease_ms = args[1], args[2], number(args[3], 'lease')
  local broker = open(keys[1])
  local job = held(broker, id, token)
  if not job then
    return 'stale'
  end
  keep(broker)
  redis.call('ZADD', broker.prefix .. 'leases', whole(broker.now + lease_ms), id)
  return job.cancel_until == '' and 'renewed' or 'cancel'
end
redis.register_function('job_renew_v1', job_renew)
