--[[
  job_limit_v1: sets what a flow key allows; the gate opens or shuts with the next start or end.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:flow:<key>, {p0}:shut
    ARGV    flow key, most jobs at once (or empty), ms from one start to the next (or empty), starts that may
            come at once (or empty)
    returns set
]]
local function job_limit(broker, args)
  local key = args[1]
  local limits = {}
  for i, name in ipairs({ 'most', 'every', 'burst' }) do
    limits[name] = args[i + 1] == '' and '' or whole(number(args[i + 1], name))
  end
  local flow = 'flow:' .. key
  for name, value in pairs(limits) do
    set(broker, flow, name, value ~= '' and value)
  end
  if limits.every == '' then
    set(broker, flow, 'next', false)
  end
  local full = flow_limit(broker, key) == 'full'
  local state = get(broker, 'shut', flow)
  if full and not state then
    set(broker, 'shut', flow, 'full')
  elseif not full and state == 'full' then
    reopen(broker, flow, MOST_ITEMS)
  end
  return 'set'
end
register('job_limit_v1', job_limit)
