--[[
  job_state_v1: which life of the broker answers. Begins one when there is none.
    KEYS[1] hash  {p0}:meta (epoch, clock, seq, classes)
    ARGV    none
    returns epoch, Redis' run id
]]
local function job_state(keys, args)
  local broker = open(keys[1])
  keep(broker)
  return { broker.epoch, run_id() }
end
redis.register_function('job_state_v1', job_state)
