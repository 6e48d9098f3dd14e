--[[
  job_limit_v1: sets what a flow key allows; the gate opens or shuts with the next start or end.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:flow:<key>, {p0}:shut
    ARGV    flow key, most jobs at once (or empty), ms from one start to the next (or empty), starts that may
            come at once (or empty)
    returns set
]]
local function job_limit(keys, args)
  local key = args[1]
  local limits = {}
  for i, name in ipairs({ 'most', 'every', 'burst' }) do
    limits[name] = args[i + 1] == '' and '' or whole(number(args[i + 1], name))
  end
  local broker = open(keys[1])
  keep(broker)
  local flow = broker.prefix .. 'flow:' .. key
  for name, value in pairs(limits) do
    if value == '' then
      redis.call('HDEL', flow, name)
    else
      redis.call('HSET', flow, name, value)
    end
  end
  if limits.every == '' then
    redis.call('HDEL', flow, 'next')
  end
  local gate = 'flow:' .. key
  local running = tonumber(redis.call('HGET', flow, 'running') or '0')
  local full = limits.most ~= '' and running >= tonumber(limits.most)
  local state = redis.call('HGET', broker.prefix .. 'shut', gate)
  if full and not state then
    redis.call('HSET', broker.prefix .. 'shut', gate, 'full')
  elseif not full and state == 'full' then
    reopen(broker, gate, MOST_ITEMS)
  end
  return 'set'
end
redis.register_function('job_limit_v1', job_limit)
