--[[
  job_adopt_v1: gives a job back to the worker that ran it before the broker's life began anew, while it waits
  again, within one lease time of the beginning.
    KEYS[1] hash  {p0}:meta
    writes        as job_claim_v1
    ARGV    job id, worker id, lease token, lease (ms)
    returns adopted with the attempt's number, or refused
]]
local function job_adopt(keys, args)
  local id, lease_ms = args[1], number(args[4], 'lease')
  local broker = open(keys[1])
  local job = load(broker, id)
  if not job or job.status ~= 'pending' or job.attempt ~= '0'
    or broker.now - tonumber(broker.epoch) > lease_ms then
    return { 'refused' }
  end
  keep(broker)
  displace(broker, job)
  charge(broker, job)
  assign(broker, job, { id = args[2], lease_ms = lease_ms }, args[3])
  return { 'adopted', job.attempt }
end
redis.register_function('job_adopt_v1', job_adopt)
