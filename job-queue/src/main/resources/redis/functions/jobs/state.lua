--[[
  job_state_v1: which life of the broker answers. Begins one when there is none.
    KEYS[1] hash  {p0}:meta (epoch, clock, seq, classes)
    ARGV    none
    returns epoch, Redis' run id
]]
local function job_state(broker, args)
  return { broker.epoch, run_id() }
end
register('job_state_v1', job_state)
