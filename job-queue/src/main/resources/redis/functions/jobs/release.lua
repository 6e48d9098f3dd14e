--[[
  job_release_v1: gives a job back, uncounted, at the head of its lane; the eleventh time it fails.
  Where someone asked to cancel it, this confirms it: the job ends as cancelled.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:job:<id>:state, its log, lane and class, {p0}:leases, {p0}:clocks, {p0}:events
    ARGV    job id, lease token
    returns applied, stale, or not-yet: the broker has begun anew and may still get the job back
]]
local function job_release(broker, args)
  local id, token = args[1], args[2]
  local job, refusal = held(broker, id, token)
  if not job then
    return refusal
  end
  -- What nobody began has used nothing; of the rest nobody knows.
  local usage = job.status == 'assigned' and '{}' or nil
  if job.cancel_until ~= '' then
    end_attempt(broker, job, 'cancelled', nil, usage)
    finish(broker, job, 'cancelled', '"requested"', nil, nil, nil)
    return 'applied'
  end
  end_attempt(broker, job, 'released', nil, usage)
  local released = (tonumber(job.released) or 0) + 1
  put(job, 'released', released)
  if released > MOST_RELEASES then
    finish(broker, job, 'failed', '"too-many-releases"', nil, RELEASES_FAILURE, nil)
  else
    wait_again(broker, job, '"released"', HEAD_BONUS, false)
  end
  return 'applied'
end
register('job_release_v1', job_release)
