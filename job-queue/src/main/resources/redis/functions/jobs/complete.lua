--[[
  job_complete_v1: ends a job well. A completion wins over a wish to cancel.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:job:<id>, its log, {p0}:leases, {p0}:clocks, {p0}:events
    ARGV    job id, lease token, result (json), usage (json)
    returns applied, stale, or not-yet: the broker has begun anew and may still get the job back
]]
local function job_complete(keys, args)
  local id, token, result, usage = args[1], args[2], args[3], args[4]
  local broker = open(keys[1])
  local job, refusal = held(broker, id, token)
  if not job then
    return refusal
  end
  keep(broker)
  end_attempt(broker, job, 'completed', nil)
  finish(broker, job, 'completed', nil, result, nil, usage)
  return 'applied'
end
redis.register_function('job_complete_v1', job_complete)
