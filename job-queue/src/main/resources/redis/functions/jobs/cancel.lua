--[[
  job_cancel_v1: ends a waiting job; a running one's worker learns with its next heartbeat and has 30
  seconds to stop. Without effect on ended and unknown jobs.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:job:<id>:state, its log, lane and class, {p0}:clocks, {p0}:scheduled, {p0}:events
    ARGV    job id
    returns cancelled, requested, or nothing
]]
local function job_cancel(broker, args)
  local job = load(broker, args[1])
  if not job or TERMINAL[job.status] then
    return 'nothing'
  end
  if job.token == '' then
    displace(broker, job)
    finish(broker, job, 'cancelled', '"requested"', nil, nil, nil)
    return 'cancelled'
  end
  if job.cancel_until == '' then
    put(job, 'cancel_until', broker.now + CANCEL_GRACE_MS)
    watch(broker, job)
    move(broker, job, job.status, '"cancel-requested"', nil)
  end
  return 'requested'
end
register('job_cancel_v1', job_cancel)
