--[[
  job_complete_v1: ends jobs well. A completion wins over a wish to cancel.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:job:<id>:state, its log, {p0}:leases, {p0}:clocks, {p0}:ended, {p0}:events
    ARGV    four for each job, at most 100: job id, lease token, result (json), usage (json)
    returns for each: applied, stale, or not-yet: the broker has begun anew and may still get the job back
]]
local COMPLETE_ARGS = 4

local function complete(broker, id, token, result, usage)
  local job, refusal = held(broker, id, token)
  if not job then
    return refusal
  end
  end_attempt(broker, job, 'completed', nil, usage)
  finish(broker, job, 'completed', nil, result, nil, usage)
  return 'applied'
end

local function job_complete(broker, args)
  at_most(items(args, COMPLETE_ARGS))
  local verdicts = {}
  fetch(broker, args, COMPLETE_ARGS)
  for i = 1, #args, COMPLETE_ARGS do
    verdicts[#verdicts + 1] = complete(broker, args[i], args[i + 1], args[i + 2], args[i + 3])
  end
  return verdicts
end
register('job_complete_v1', job_complete)
