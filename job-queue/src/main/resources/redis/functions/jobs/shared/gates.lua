--[[
  Gates keep lanes from being claimed: type:<job type>, customer:<customer>, flow:<flow key>. A gate is shut
  while somebody has paused it, until a time that a provider named, while its flow key runs as many jobs as it
  may, or until its rate allows the next. Shutting one is a single write: a claim parks the lanes that it meets.

    {p0}:shut            hash   gates that are shut: "paused", "full", or the time (ms) at which they open
    {p0}:openings        zset   gates by the time at which they open, or at which more of their lanes unpark
    {p0}:flows           hash   flow keys by their hash, joined by a line feed
    {p0}:flow:<key>      hash   running, and what limits it: most (jobs at once), every (ms from one start to
                                the next), burst (starts that may come at once), next (ms, of the next start)
]]
local UNPARKED_AT_ONCE = 2

local function gates_of(broker, flows, customer)
  local gates = { 'customer:' .. customer }
  if flows ~= '-' then
    local names = redis.call('HGET', broker.prefix .. 'flows', flows) or ''
    for key in string.gmatch(names, '[^\n]+') do
      gates[#gates + 1] = 'flow:' .. key
    end
  end
  return gates
end

-- The first of a lane's gates that is shut, or nil.
local function shut_gate(broker, flows, customer)
  local gates = gates_of(broker, flows, customer)
  local states = redis.call('HMGET', broker.prefix .. 'shut', unpack(gates))
  for i, state in ipairs(states) do
    if state then
      return gates[i]
    end
  end
  return nil
end

-- Shuts a gate until a time, unless it stays shut longer anyway.
local function shut_until(broker, gate, at)
  local state = redis.call('HGET', broker.prefix .. 'shut', gate)
  local before = tonumber(state or '')
  if state == 'paused' or (before and before >= at) then
    return
  end
  redis.call('HSET', broker.prefix .. 'shut', gate, whole(at))
  redis.call('ZADD', broker.prefix .. 'openings', whole(at), gate)
end

-- Lets the lanes of a gate that is not shut be claimed again, a few at a time; the reaper goes on.
local function unpark_some(broker, gate, limit)
  redis.call('PUBLISH', broker.prefix .. 'arrivals', '')
  if unpark(broker, gate, limit) then
    redis.call('ZADD', broker.prefix .. 'openings', whole(broker.now), gate)
  else
    redis.call('ZREM', broker.prefix .. 'openings', gate)
  end
end

-- What its own limits say of a flow key: full, the time (ms) of its next start, or nil when one may start.
local function flow_limit(broker, key)
  local limits = redis.call('HMGET', broker.prefix .. 'flow:' .. key, 'running', 'most', 'every', 'burst', 'next')
  local most, every = tonumber(limits[2] or ''), tonumber(limits[3] or '')
  if most and tonumber(limits[1] or '0') >= most then
    return 'full'
  end
  local allowed = every and tonumber(limits[5] or '0') - (tonumber(limits[4] or '1') - 1) * every
  return allowed and allowed > broker.now and allowed or nil
end

-- Opens a gate, whatever had shut it; a flow key that is full or too fast stays shut for that reason.
local function reopen(broker, gate, lanes)
  local key = string.match(gate, '^flow:(.+)$')
  local limit = key and flow_limit(broker, key)
  redis.call('HDEL', broker.prefix .. 'shut', gate)
  if limit == 'full' then
    redis.call('HSET', broker.prefix .. 'shut', gate, 'full')
    redis.call('ZREM', broker.prefix .. 'openings', gate)
  elseif limit then
    shut_until(broker, gate, limit)
  else
    unpark_some(broker, gate, lanes)
  end
end

-- A flow key lets one more job run; it shuts when that was the last one for now.
local function start_flow(broker, key)
  local flow = broker.prefix .. 'flow:' .. key
  local running = redis.call('HINCRBY', flow, 'running', 1)
  local limits = redis.call('HMGET', flow, 'most', 'every', 'burst', 'next')
  local every = tonumber(limits[2] or '')
  if every then
    -- The generic cell rate algorithm (ITU-T I.371): a start too early by up to burst - 1 steps is allowed.
    local next_start = math.max(tonumber(limits[4] or '0'), broker.now) + every
    redis.call('HSET', flow, 'next', whole(next_start))
    local allowed = next_start - (tonumber(limits[3] or '1') - 1) * every
    if allowed > broker.now then
      shut_until(broker, 'flow:' .. key, allowed)
    end
  end
  local most = tonumber(limits[1] or '')
  if most and running >= most and not redis.call('HGET', broker.prefix .. 'shut', 'flow:' .. key) then
    redis.call('HSET', broker.prefix .. 'shut', 'flow:' .. key, 'full')
  end
end

-- A job of this flow key runs no more.
local function end_flow(broker, key)
  local flow = broker.prefix .. 'flow:' .. key
  local gate = 'flow:' .. key
  if redis.call('HINCRBY', flow, 'running', -1) <= 0 then
    redis.call('HDEL', flow, 'running')
  end
  if redis.call('HGET', broker.prefix .. 'shut', gate) == 'full' then
    reopen(broker, gate, UNPARKED_AT_ONCE)
  end
end

local function each_flow(broker, job, change)
  for _, gate in ipairs(gates_of(broker, job.flows, job.customer)) do
    local key = string.match(gate, '^flow:(.+)$')
    if key then
      change(broker, key)
    end
  end
end
