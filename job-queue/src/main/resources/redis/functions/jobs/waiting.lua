--[[
  job_waiting_v1: how many jobs of each type wait for a worker.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:waiting (hash, count by job type)
    ARGV    none
    returns job type, count, and so on
]]
local function job_waiting(broker)
  return redis.call('HGETALL', broker.prefix .. 'waiting')
end
register_reader('job_waiting_v1', job_waiting)
