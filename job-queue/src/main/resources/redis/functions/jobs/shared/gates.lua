--[[
  Gates keep lanes from being claimed: type:<job type>, customer:<customer>, flow:<flow key>. A gate is shut
  while somebody has paused it, until a time that a provider named, while its flow key runs as many jobs as it
  may, or until its rate or its provider (told.lua) allows the next. Shutting one is a single write: a claim parks the lanes that it meets.

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
    local names = get(broker, 'flows', flows) or ''
    for key in string.gmatch(names, '[^\n]+') do
      gates[#gates + 1] = 'flow:' .. key
    end
  end
  return gates
end

-- The first of a lane's gates that is shut, or nil.
local function shut_gate(broker, flows, customer)
  if holds_nothing(broker, 'shut') then
    return nil
  end
  for _, gate in ipairs(gates_of(broker, flows, customer)) do
    if get(broker, 'shut', gate) then
      return gate
    end
  end
  return nil
end

-- Shuts a gate until a time, unless it stays shut longer anyway.
local function shut_until(broker, gate, at)
  local state = get(broker, 'shut', gate)
  local before = tonumber(state or '')
  if state == 'paused' or (before and before >= at) then
    return
  end
  set(broker, 'shut', gate, whole(at))
  zadd(broker, 'openings', whole(at), gate)
end

-- Lets the lanes of a gate that is not shut be claimed again, a few at a time; the reaper goes on.
local function unpark_some(broker, gate, limit)
  call_workers(broker, '', limit == MOST_ITEMS and EVERYONE or limit)
  if unpark(broker, gate, limit) then
    zadd(broker, 'openings', broker.at, gate)
  else
    zrem(broker, 'openings', gate)
  end
end

-- What its limits say of a flow key, an operator's and its provider's: full, the time (ms) of its next start, or nil when
-- one may start.
local function flow_limit(broker, key)
  local flow = 'flow:' .. key
  budgets.fetch_flow(broker, key)
  local used_up = budgets.is_budget(key) and budgets.limit(broker, key)
  if used_up then
    return used_up
  end
  local most, every = tonumber(get(broker, flow, 'most') or ''), tonumber(get(broker, flow, 'every') or '')
  if most and tonumber(get(broker, flow, 'running') or '0') >= most then
    return 'full'
  end
  local allowed = told_start(broker, key)
  if every then
    -- The generic cell rate algorithm (ITU-T I.371): a start too early by up to burst - 1 steps is allowed.
    local burst = tonumber(get(broker, flow, 'burst') or '1')
    allowed = math.max(allowed, tonumber(get(broker, flow, 'next') or '0') - (burst - 1) * every)
  end
  return allowed > broker.now and allowed or nil
end

-- Shuts a gate as the limits of its flow key say; false when they let one more start.
local function shut_by_limit(broker, key)
  local gate, limit = 'flow:' .. key, flow_limit(broker, key)
  if limit == 'full' then
    if not get(broker, 'shut', gate) then
      set(broker, 'shut', gate, 'full')
    end
  elseif limit then
    shut_until(broker, gate, limit)
  end
  return limit ~= nil
end

-- Opens a gate, whatever had shut it; a flow key that is full or too fast stays shut for that reason.
local function reopen(broker, gate, lanes)
  local key = string.match(gate, '^flow:(.+)$')
  set(broker, 'shut', gate, false)
  if key and shut_by_limit(broker, key) then
    if get(broker, 'shut', gate) == 'full' then
      zrem(broker, 'openings', gate)
    end
  else
    unpark_some(broker, gate, lanes)
  end
end

-- A flow key lets one more job run; it shuts when that was the last one for now.
local function start_flow(broker, key, job)
  local flow = 'flow:' .. key
  budgets.fetch_flow(broker, key)
  if budgets.is_budget(key) then
    budgets.hold(broker, key, job)
  end
  set(broker, flow, 'running', whole(tonumber(get(broker, flow, 'running') or '0') + 1))
  local every = tonumber(get(broker, flow, 'every') or '')
  if every then
    set(broker, flow, 'next', whole(math.max(tonumber(get(broker, flow, 'next') or '0'), broker.now) + every))
  end
  count_start(broker, key)
  shut_by_limit(broker, key)
end

-- A job of this flow key runs no more.
local function end_flow(broker, key, job)
  local flow = 'flow:' .. key
  if budgets.is_budget(key) then
    budgets.settle(broker, key, job)
  end
  local running = tonumber(get(broker, flow, 'running') or '0') - 1
  set(broker, flow, 'running', running > 0 and whole(running))
  local state = get(broker, 'shut', flow)
  if state == 'full' or (state and state ~= 'paused' and budgets.is_budget(key) and not budgets.limit(broker, key)) then
    reopen(broker, flow, UNPARKED_AT_ONCE)
  end
end

local function flows_of(broker, job)
  local keys = {}
  for _, gate in ipairs(gates_of(broker, job.flows, job.customer)) do
    keys[#keys + 1] = string.match(gate, '^flow:(.+)$')
  end
  return keys
end

local function each_flow(broker, job, change)
  if job.flows == '-' then
    return
  end
  for _, key in ipairs(flows_of(broker, job)) do
    change(broker, key, job)
  end
end

-- What a provider says holds for the narrowest of a job's flow keys, <key>/<model> lies within <key>; for no budget.
local function narrow_flows(broker, job)
  local keys, narrow = flows_of(broker, job), {}
  for _, key in ipairs(keys) do
    local is_narrowest = not budgets.is_budget(key)
    for _, other in ipairs(keys) do
      is_narrowest = is_narrowest and string.sub(other, 1, #key + 1) ~= key .. '/'
    end
    if is_narrowest then
      narrow[#narrow + 1] = key
    end
  end
  return narrow
end

-- Whether a budget has not enough left for the first job of a lane; its gate shuts then, and is looked at again soon.
function budgets.exceeds(broker, lane)
  if lane.flows == '-' then
    return false
  end
  for _, gate in ipairs(gates_of(broker, lane.flows, lane.customer)) do
    local key = string.match(gate, '^flow:(budget:.+)$')
    local job = key and load(broker, id_of(lane.head))
    if job and not budgets.affords(broker, key, job) then
      local limit = budgets.limit(broker, key) or broker.now + budgets.AGAIN_MS
      if limit == 'full' then
        set(broker, 'shut', gate, 'full')
      else
        shut_until(broker, gate, limit)
      end
      return true
    end
  end
  return false
end

-- What the attempt that ends has used, where the job has a budget: it is told with what follows, and charged.
function budgets.note_expense(broker, job, usage_json)
  job.expense = nil
  for _, key in ipairs(flows_of(broker, job)) do
    if budgets.is_budget(key) then
      job.expense = job.expense or budgets.expense_of(job, usage_json)
    end
  end
end
