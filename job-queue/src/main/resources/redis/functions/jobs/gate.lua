--[[
  job_gate_v1: pauses or resumes what stands behind a gate: a job type, a customer, or a flow key. No job
  moves; what runs goes on. Of a flow key that is resumed it is forgotten what its provider told.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:shut, {p0}:openings, {p0}:parked and the index, {p0}:flow:<key>, {p0}:starts:<key>
    ARGV    pause or resume, gate (type:<job type>, customer:<customer>, flow:<flow key>)
    returns changed, or nothing when it was so before
]]
local function job_gate(broker, args)
  local wish, gate = args[1], args[2]
  if wish ~= 'pause' and wish ~= 'resume' then
    error({ err = 'ERR pause or resume, not ' .. wish })
  end
  local state = get(broker, 'shut', gate)
  if (wish == 'pause') == (state == 'paused') then
    return 'nothing'
  end
  if wish == 'pause' then
    set(broker, 'shut', gate, 'paused')
    zrem(broker, 'openings', gate)
  else
    local key = string.match(gate, '^flow:(.+)$')
    if key then
      forget_told(broker, key)
    end
    reopen(broker, gate, MOST_ITEMS)
  end
  return 'changed'
end
register('job_gate_v1', job_gate)
