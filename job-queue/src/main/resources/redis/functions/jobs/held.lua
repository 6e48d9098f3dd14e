--[[
  job_held_v1: a job as it was submitted, for who has its lease.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:job:<id>:state, :body (string)
    ARGV    job id, lease token
    returns held and the body; else stale, or not-yet: the broker has begun anew and may still get the job back
]]
local function job_held(broker, args)
  local job, refusal = held(broker, args[1], args[2])
  if not job then
    return { refusal }
  end
  return { 'held', redis.call('GET', key_of(broker, job.id, ':body')) }
end
register('job_held_v1', job_held)
