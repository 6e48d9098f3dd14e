--[[
  Waiting jobs stand in lanes. All jobs of a lane are alike to every worker: the same job type,
  requirement class, cost, flow keys, worker to avoid, workflow and customer. A lane's name is
  <type>:<class>:<cost>:<flows>:<avoided>:<workflow>:<customer>; what follows the type up to the customer
  is its stand, what follows the class its rest.

    {p0}:lane:<lane>              zset   jobs as <sequence>:<id>, by JobOrder's score
    {p0}:mine:<type>:<customer>   zset   stands by their first job's score
    {p0}:class:<type>:<class>     zset   rests of lanes by a tag that their customer has or had: never
                                         more than it has
    {p0}:heads:<type>             zset   classes by the score of their first lane
    {p0}:parked                   hash   lanes outside the index, with the gate that holds them
    {p0}:parked:<gate>            zset   the same by gate

  Those by class, head and customer are the index: it holds the lanes that are neither empty nor parked. The tags in it
  are corrected when a claim meets them, so that serving a customer does not touch all of its lanes.
]]
local LANES_A_CLASS = 2
local LANES_A_CUSTOMER = 20
local LANE_PATTERN = '^([^:]+):([^:]+:[^:]+:[^:]+:[^:]+:[^:]+):(.*)$'

-- At the call's end, workers that wait hear that there may be so many more jobs for them; of any type, where it is empty.
local function call_workers(broker, job_type, jobs)
  broker.arrivals[job_type] = (broker.arrivals[job_type] or 0) + jobs
end

local function stand_of(job, class, avoided)
  return class .. ':' .. whole(job.cost) .. ':' .. job.flows .. ':' .. avoided .. ':' .. job.workflow
end

local function lane_name(job_type, stand, customer)
  return job_type .. ':' .. stand .. ':' .. customer
end

local function class_of(stand)
  return string.match(stand, '^([^:]+):')
end

local function rest_of(stand, customer)
  return string.match(stand, '^[^:]+:(.+)$') .. ':' .. customer
end

-- A job's place in its lane, and the id in one.
local function place_of(job)
  return string.format('%016d:%s', job.seq, job.id)
end

local function id_of(place)
  return string.sub(place, 18)
end

-- Keeps a class's place among the classes of its type.
local function index_class(broker, job_type, class)
  local lane, score = ranked.at(broker, 'class:' .. job_type .. ':' .. class, 1, LANES_A_CLASS)
  if lane then
    ranked.put(broker, 'heads:' .. job_type, score, class)
  else
    ranked.take(broker, 'heads:' .. job_type, class)
  end
end

-- Takes a lane out of the index that is there.
local function unindex(broker, job_type, stand, customer)
  local class, mine = class_of(stand), 'mine:' .. job_type .. ':' .. customer
  ranked.take(broker, 'class:' .. job_type .. ':' .. class, rest_of(stand, customer))
  index_class(broker, job_type, class)
  ranked.take(broker, mine, stand)
  if not ranked.at(broker, mine, 1, LANES_A_CUSTOMER) then
    depart(broker, job_type, customer)
  end
end

local function forget_gate(broker, lane, gate)
  set(broker, 'parked', lane, false)
  zrem(broker, 'parked:' .. gate, lane)
end

-- Makes the index tell what is true of a lane whose first job has this score; nil for an empty one.
local function index_head(broker, job_type, stand, customer, score)
  local lane = lane_name(job_type, stand, customer)
  local gate, mine = get(broker, 'parked', lane), 'mine:' .. job_type .. ':' .. customer
  local indexed = (not score or not gate) and ranked.score(broker, mine, stand)
  if not score then
    if indexed then
      unindex(broker, job_type, stand, customer)
    end
    if get(broker, 'cramped', lane) then
      set(broker, 'cramped', lane, false)
    end
    if gate then
      forget_gate(broker, lane, gate)
    end
  elseif not gate then
    local tag = arrive(broker, job_type, customer)
    if tonumber(indexed) ~= score then
      ranked.put(broker, mine, score, stand)
    end
    if not indexed then
      local class = class_of(stand)
      ranked.put(broker, 'class:' .. job_type .. ':' .. class, tag, rest_of(stand, customer))
      index_class(broker, job_type, class)
    end
  end
end

-- The lane's first job as <sequence>:<id>, and its score; nil where it is empty.
local function first_in(broker, lane)
  return first_of(broker, 'lane:' .. lane)
end

-- At the call's end the index is made to tell what is true of this one.
local function index_later(broker, name, lane)
  if not broker.lanes[name] then
    broker.lanes[name] = { type = lane.type, stand = lane.stand, customer = lane.customer }
  end
end

local function index_lanes(broker)
  for name, lane in pairs(broker.lanes) do
    if not lane.unindexed then
      local score = lane.score or select(2, first_in(broker, name))
      index_head(broker, lane.type, lane.stand, lane.customer, score)
    end
  end
end

-- Takes a lane out of the index until its gate opens; no job moves.
local function park(broker, job_type, stand, customer, gate)
  local lane = lane_name(job_type, stand, customer)
  local tag = tag_of(broker, job_type, customer)
  unindex(broker, job_type, stand, customer)
  set(broker, 'parked', lane, gate)
  zadd(broker, 'parked:' .. gate, tag, lane)
end

-- While all lanes of a class were parked, it may have been forgotten: it stood empty in the index.
local function enter_class_of(broker, lane, job_type, stand)
  local head = first_in(broker, lane)
  if not head then
    return
  end
  local class, job = class_of(stand), load(broker, id_of(head))
  if job then
    recall(broker, job)
    classes.enter(broker, job_type, class, job.class == class and job.requirements or job.liked_requirements)
  end
end

-- Lets up to so many lanes of a gate be claimed again; true if there are more. A call does it once for a gate.
local function unpark(broker, gate, limit)
  local lanes = redis.call('ZRANGE', broker.prefix .. 'parked:' .. gate, '0', whole(limit))
  for i = 1, math.min(#lanes, limit) do
    local lane = lanes[i]
    forget_gate(broker, lane, gate)
    local job_type, stand, customer = string.match(lane, LANE_PATTERN)
    enter_class_of(broker, lane, job_type, stand)
    index_later(broker, lane, { type = job_type, stand = stand, customer = customer })
  end
  return #lanes > limit
end

-- The lane in which a job comes to stand; those of a call mostly come into the same, whose names are put together once.
local function lane_for(broker, job, class, avoided, requirements)
  local lane = broker.entered
  if lane and lane.type == job.type and lane.class == class and lane.cost == job.cost and lane.flows == job.flows
    and lane.avoided == avoided and lane.workflow == job.workflow and lane.customer == job.customer then
    return lane
  end
  classes.enter(broker, job.type, class, requirements)
  local stand = stand_of(job, class, avoided)
  local name = lane_name(job.type, stand, job.customer)
  lane = {
    name = name, set = 'lane:' .. name, type = job.type, stand = stand, customer = job.customer, class = class,
    cost = job.cost, flows = job.flows, avoided = avoided, workflow = job.workflow,
  }
  broker.entered = lane
  return lane
end

--[[
  Lets the job stand in a lane, at its own place or, with a bonus, at the head.
    preferring   whether only workers that it prefers may have it, for a while
]]
local function place(broker, job, bonus, preferring)
  recall(broker, job)
  local class, requirements, avoided = job.class, job.requirements, '-'
  if preferring and job.liked ~= '' then
    class, requirements = job.liked, job.liked_requirements
  end
  if preferring and job.avoid ~= '' then
    avoided = job.avoid
  end
  local lane = lane_for(broker, job, class, avoided, requirements)
  job.stand, job.changed = lane.stand, true
  if class ~= job.class or avoided ~= '-' then
    put(job, 'patient', '1')
    zadd(broker, 'patience', broker.now + PATIENCE_MS, job.id)
  end
  zadd(broker, lane.set, bonus == 0 and job.score or whole(job.score - bonus), place_of(job))
  index_later(broker, lane.name, lane)
  count(broker.waiting, job.type, 1)
  call_workers(broker, job.type, 1)
end

-- The job stands in no lane any more.
local function leave_lane(broker, job)
  if job.has_rest and job.patient ~= '' then
    zrem(broker, 'patience', job.id)
    put(job, 'patient', '')
  end
  job.stand, job.changed = '', true
end

-- Takes the job out of its lane, if it stands in one; its score there, or nothing.
local function displace(broker, job)
  if job.stand == '' then
    return nil
  end
  local lane = lane_name(job.type, job.stand, job.customer)
  local score = score_of(broker, 'lane:' .. lane, place_of(job))
  if score then
    zrem(broker, 'lane:' .. lane, place_of(job))
    index_later(broker, lane, job)
    count(broker.waiting, job.type, -1)
  end
  leave_lane(broker, job)
  return score
end
