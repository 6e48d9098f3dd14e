--[[
  job_renew_v1: renews a lease. After the broker's life began anew, a worker that names a job which waits
  again, and which nobody has had since, adopts it under the token that it has: that was made for one
  claim, and no one else ever had it.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:leases; as job_claim_v1 for a job that is adopted
    ARGV    job id, lease token, lease (ms), worker id
    returns renewed, cancel (renewed, and someone asked to cancel the job), stale, or not-yet: the broker has
            begun anew and may still get the job back
]]
local function adopt(broker, id, worker, token, lease_ms)
  local job = load(broker, id)
  if not job or not may_be_adopted(broker, job) then
    return nil
  end
  charge(broker, job)
  displace(broker, job)
  assign(broker, job, { id = worker, lease_ms = lease_ms }, token)
  return job
end

local function job_renew(broker, args)
  local id, token, lease_ms, worker = args[1], args[2], number(args[3], 'lease'), args[4]
  local job, refusal = held(broker, id, token)
  if not job and refusal == 'stale' then
    return refusal
  end
  if not job then
    return adopt(broker, id, worker, token, lease_ms) and 'renewed' or refusal
  end
  zadd(broker, 'leases', lease_end(broker, lease_ms), id)
  return job.cancel_until == '' and 'renewed' or 'cancel'
end
register('job_renew_v1', job_renew)
