--[[
  Which lane's job is a worker's turn. It walks the index in the order of tags, and corrects what it finds out
  of date. A worker here is what job_claim_v1 reads from its arguments.
]]
local PAGE = 20
local FEW_CLASSES = 20
local VERDICTS_KEPT_MS = 24 * 3600 * 1000

-- A lane that would fit, if only more slots were free, keeps the worker from taking less after a while.
local function keeps_waiting(broker, worker, lane)
  if lane.cost > worker.slots then
    return false
  end
  local since = get(broker, 'cramped', lane.name)
  if not since then
    set(broker, 'cramped', lane.name, whole(broker.now))
  end
  return since and broker.now - tonumber(since) >= CRAMPED_MS
end

local function suits(worker, lane)
  return lane.avoided ~= worker.avoided and (worker.workflow == '' or worker.workflow == lane.workflow)
end

-- fits, no, parked (the index has changed), wait, or enough (as many were parked as may be in a call)
local function judge(broker, worker, lane)
  if (worker.served and not worker.served[lane.customer]) or worker.refused[lane.customer]
    or not suits(worker, lane) then
    return 'no'
  end
  local gate = shut_gate(broker, lane.flows, lane.customer)
  if gate then
    if worker.parked == MOST_ITEMS then
      return 'enough'
    end
    park(broker, lane.type, lane.stand, lane.customer, gate)
    worker.parked = worker.parked + 1
    return 'parked'
  end
  if lane.cost > worker.free then
    return keeps_waiting(broker, worker, lane) and 'wait' or 'no'
  end
  return 'fits'
end

-- One call has one table for a lane, however often it meets it.
local function lane_at(broker, name, tag)
  local lane = broker.met[name]
  if not lane then
    local job_type, stand, customer = string.match(name, LANE_PATTERN)
    local class, cost, flows, avoided, workflow = string.match(stand, '^([^:]+):([^:]+):([^:]+):([^:]+):([^:]+)$')
    lane = {
      name = name, type = job_type, stand = stand, customer = customer, taken = 0,
      class = class, cost = tonumber(cost), flows = flows, avoided = avoided, workflow = workflow,
    }
    broker.met[name] = lane
  end
  lane.tag = tag
  return lane
end

-- The lane of a class whose customer is next, of those that the worker may take; nil without one.
local function first_lane(broker, worker, job_type, class)
  local index = 'class:' .. job_type .. ':' .. class
  local rank = 1
  while true do
    local rest, bound = ranked.at(broker, index, rank, LANES_A_CLASS)
    if not rest then
      return nil
    end
    local lane = lane_at(broker, job_type .. ':' .. class .. ':' .. rest, bound)
    local tag = tag_of(broker, job_type, lane.customer)
    local following, next_bound
    if tag > bound then
      following, next_bound = ranked.at(broker, index, rank + 1, LANES_A_CLASS)
    end
    if following and tag >= next_bound then
      ranked.put(broker, index, tag, rest)
      index_class(broker, job_type, class)
    else
      -- What stands in the index may be less than the tag, as long as the lane comes first with either.
      lane.tag = tag
      local verdict = judge(broker, worker, lane)
      if verdict == 'fits' or verdict == 'wait' then
        lane.waits = verdict == 'wait'
        return lane
      elseif verdict == 'no' then
        rank = rank + 1
      elseif verdict == 'enough' then
        worker.unfinished = true
        return nil
      end
    end
  end
end

local function better(lane, best)
  if lane and (not best or lane.tag < best.tag) then
    return lane
  end
  return best
end

local function best_of_all(broker, worker, job_type, matches)
  local heads = 'heads:' .. job_type
  local seen, best, size = {}, nil, PAGE
  while true do
    -- What follows changes their order.
    local page, classes = {}, {}
    for rank = 1, size do
      local class, bound = ranked.at(broker, heads, rank, PAGE)
      if not class then
        break
      end
      page[2 * rank - 1], page[2 * rank] = class, bound
      if not seen[class] then
        classes[#classes + 1] = class
      end
    end
    local fits = classes[1] and redis.call('SMISMEMBER', matches, unpack(classes)) or {}
    local rank = {}
    for i, class in ipairs(classes) do
      rank[class] = fits[i]
    end
    for i = 1, #page, 2 do
      local class, bound = page[i], page[i + 1]
      if best and bound >= best.tag then
        return best
      end
      if rank[class] == 1 then
        best = better(first_lane(broker, worker, job_type, class), best)
      end
      seen[class] = true
    end
    if #page < 2 * size then
      return best
    end
    size = size * 2
  end
end

-- The classes of a type that the worker's offer satisfies: a table of them where they are few, or false.
local function few_matches(broker, worker, job_type)
  local matches = broker.matches[job_type]
  if matches == nil then
    local key = broker.prefix .. 'match:' .. worker.offer .. ':' .. job_type
    local some = redis.call('SRANDMEMBER', key, whole(FEW_CLASSES + 1))
    matches = #some <= FEW_CLASSES and { list = some, has = {} }
    for _, class in ipairs(matches and some or {}) do
      matches.has[class] = true
    end
    broker.matches[job_type] = matches
  end
  return matches
end

local function satisfies(broker, worker, job_type, class)
  local few = few_matches(broker, worker, job_type)
  if few then
    return few.has[class]
  end
  return redis.call('SISMEMBER', broker.prefix .. 'match:' .. worker.offer .. ':' .. job_type, class) == 1
end

-- The lane whose customer is next among all lanes of a type that the worker may take; nil without one.
local function next_lane(broker, worker, job_type)
  local few = few_matches(broker, worker, job_type)
  if not few then
    return best_of_all(broker, worker, job_type, broker.prefix .. 'match:' .. worker.offer .. ':' .. job_type)
  end
  local best
  for _, class in ipairs(few.list) do
    best = better(first_lane(broker, worker, job_type, class), best)
  end
  return best
end

-- The lane's first job and its score. As many are read at once as are wanted, and one more; those that are taken stay
-- in Redis until the call's end.
local function look_into(broker, lane, wanted)
  local jobs = lane.jobs
  if not jobs or (not jobs[lane.at] and not lane.is_read_out) then
    jobs = redis.call('ZRANGE', broker.prefix .. 'lane:' .. lane.name, whole(lane.taken), whole(lane.taken + wanted), 'WITHSCORES')
    lane.jobs, lane.at, lane.is_read_out = jobs, 1, #jobs < 2 * (wanted + 1)
  end
  lane.head, lane.score = jobs[lane.at], tonumber(jobs[lane.at + 1])
end

-- The lane's first job is taken out of it.
local function step_on(broker, lane)
  lane.at, lane.taken = lane.at + 2, lane.taken + 1
  broker.taken_from[lane.name] = lane.taken
  look_into(broker, lane, 0)
  if lane.head then
    broker.lanes[lane.name] = lane
  else
    index_head(broker, lane.type, lane.stand, lane.customer, nil)
    broker.lanes[lane.name] = { unindexed = true }
  end
end

local function before(lane, other)
  return not other or comes_before(lane.score, lane.head, other.score, other.head)
end

-- The customer's lane with the first job: by score, and among equals the first submitted. No lane, when
-- the worker has to wait for one before it.
local function first_of_customer(broker, worker, chosen)
  local mine = 'mine:' .. chosen.type .. ':' .. chosen.customer
  local best, awaited, rank = nil, nil, 1
  while true do
    local stand, score = ranked.at(broker, mine, rank, LANES_A_CUSTOMER)
    if not stand or (best and score > best.score) then
      return best and before(best, awaited) and best or nil
    end
    local lane = lane_at(broker, lane_name(chosen.type, stand, chosen.customer), chosen.tag)
    if satisfies(broker, worker, chosen.type, lane.class) and suits(worker, lane)
      and not shut_gate(broker, lane.flows, lane.customer) then
      look_into(broker, lane, worker.wanted)
      if lane.cost <= worker.free then
        best = before(lane, best) and lane or best
      elseif keeps_waiting(broker, worker, lane) then
        awaited = before(lane, awaited) and lane or awaited
      end
    end
    rank = rank + 1
  end
end

-- Whether no other lane can come before this one while it has jobs: no other type is asked for, no other class fits, none
-- but this lane stands in that class, and no flow key can shut.
local function is_alone(broker, worker, lane)
  local few = few_matches(broker, worker, lane.type)
  return #worker.types == 1 and few and #few.list == 1 and lane.flows == '-'
    and not ranked.at(broker, 'class:' .. lane.type .. ':' .. lane.class, 2, LANES_A_CLASS)
end

-- The lane whose job is this worker's turn; nil without one.
local function turn(broker, worker)
  local best, accepted
  for _, job_type in ipairs(worker.types) do
    local lane = not get(broker, 'shut', 'type:' .. job_type) and next_lane(broker, worker, job_type)
    if lane and lane.waits then
      return nil
    end
    if lane then
      lane = first_of_customer(broker, worker, lane)
      if not lane or #worker.types == 1 then
        return lane
      end
      local job = load(broker, id_of(lane.head))
      local at = job and job.accepted or 0
      if not best or at < accepted then
        best, accepted = lane, at
      end
    end
  end
  return best
end

-- The matcher's verdicts are forgotten after a day, a few at a time.
local function forget_old_offers(broker)
  local old = redis.call('ZRANGEBYSCORE', broker.prefix .. 'judged-at', '-inf',
    broker.now - VERDICTS_KEPT_MS, 'LIMIT', 0, 10)
  for _, offer in ipairs(old) do
    set(broker, 'judged', offer, false)
    zrem(broker, 'judged-at', offer)
  end
end
