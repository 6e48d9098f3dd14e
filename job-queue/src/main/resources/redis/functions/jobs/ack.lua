--[[
  job_ack_v1: lets ended jobs expire soon; their end is in the ledger. Others are left alone.
    KEYS[1] hash  {p0}:meta
    writes        the time to live of {p0}:job:<id>:state, :log and :text; {p0}:ended (zset, ends that the ledger
                  does not have, by time)
    ARGV    time to live (ms), job ids (at most 100)
    returns how many jobs will expire
]]
local function job_ack(broker, args)
  local ttl_ms = number(args[1], 'time to live')
  at_most(#args - 1)
  local acknowledged = 0
  for i = 2, #args do
    local job = load(broker, args[i])
    if job and TERMINAL[job.status] then
      write_later(broker, 'PEXPIRE', job.key, whole(ttl_ms), 'LT')
      if job.logged then
        write_later(broker, 'PEXPIRE', key_of(broker, job.id, ':log'), whole(ttl_ms), 'LT')
        write_later(broker, 'PEXPIRE', key_of(broker, job.id, ':text'), whole(ttl_ms), 'LT')
      end
      zrem(broker, 'ended', args[i])
      acknowledged = acknowledged + 1
    end
  end
  return acknowledged
end
register('job_ack_v1', job_ack)
