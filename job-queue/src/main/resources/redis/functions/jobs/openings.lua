--[[
  job_openings_v1: when the reaper has a gate to open.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:openings (zset, gates by time)
    ARGV    none
    returns the time until the first one (ms), or -1 where none waits for its time
]]
local function job_openings(broker)
  local first = redis.call('ZRANGE', broker.prefix .. 'openings', 0, 0, 'WITHSCORES')
  return first[2] and math.max(0, tonumber(first[2]) - broker.now) or -1
end
register_reader('job_openings_v1', job_openings)
