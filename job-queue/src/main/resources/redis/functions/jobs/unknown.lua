--[[
  job_unknown_v1: which of these jobs the broker does not hold, neither live nor ended.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:job:<id>:state
    ARGV    job ids, at most 100
    returns ids
]]
local function job_unknown(broker, args)
  at_most(#args)
  local unknown = {}
  for _, id in ipairs(args) do
    if redis.call('EXISTS', key_of(broker, id, ':state')) == 0 then
      unknown[#unknown + 1] = id
    end
  end
  return unknown
end
register_reader('job_unknown_v1', job_unknown)
