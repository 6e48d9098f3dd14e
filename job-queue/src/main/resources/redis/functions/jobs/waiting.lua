--[[
  job_waiting_v1: how many jobs of each type wait for a worker.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:waiting (hash, count by job type)
    ARGV    none
    returns job type, count, and so on
]]
local function job_waiting(keys, args)
  return redis.call('HGETALL', open(keys[1]).prefix .. 'waiting')
end
redis.register_function({ function_name = 'job_waiting_v1', callback = job_waiting, flags = { 'no-writes' } })
