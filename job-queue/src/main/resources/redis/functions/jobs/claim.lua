--[[
  job_claim_v1: hands a worker the jobs that are its turn, each under a lease. Of each job type it takes
  the customer with the lowest tag among those with a lane that fits, and that customer's first job in
  such lanes; among types the job that was accepted first. The cost does not depend on how many jobs wait:
  it grows with the logarithm of classes and lanes, and with the lanes that are skipped.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:job:<id>:state, its lane, the index, {p0}:leases (zset, job id by lease end), {p0}:clocks
    ARGV    worker id, offer (the hash of its capabilities), lease (ms), free slots, all slots,
            number of job types, the types, number of tokens (at most 100), the tokens,
            the workflow that it is restricted to (or empty), number of customers that it serves (0 for
            all), these, then those that it refuses
    returns {judge, number, number} when there are classes that the offer was not judged for: those after the
            first number, up to the second;
            {again} when it has parked as many lanes as it may in a call and found none yet;
            otherwise {claimed, body, attempt, body, attempt, ...}, one token for each, in order; a body as
            job_submit_v1 got it, or empty where Redis has lost it: the reaper forgets that job
]]
local FETCHED_AT_ONCE = 10

local function listed(args, from)
  local count = number(args[from], 'count of a list')
  local list = {}
  for i = from + 1, from + count do
    list[#list + 1] = args[i]
  end
  return list, from + count + 1
end

local function asking(broker, args)
  local worker = {
    id = args[1],
    offer = args[2],
    lease_ms = number(args[3], 'lease'),
    free = number(args[4], 'free slots'),
    slots = number(args[5], 'all slots'),
    avoided = mark_of(args[1]),
    refused = {},
    parked = 0,
  }
  local serves, from
  worker.types, from = listed(args, 6)
  worker.tokens, from = listed(args, from)
  worker.workflow, from = args[from], from + 1
  serves, from = listed(args, from)
  at_most(#worker.types)
  at_most(#worker.tokens)
  if serves[1] then
    worker.served = {}
    for _, customer in ipairs(serves) do
      worker.served[customer] = true
    end
  end
  for i = from, #args do
    worker.refused[args[i]] = true
  end
  return worker
end

-- Reads the states of a lane's next jobs together: most often they are taken together, and always from a lane that is alone.
local function fetch_next(broker, worker, lane)
  local jobs, ids, count = lane.jobs, {}, 0
  for i = lane.at, math.min(#jobs, lane.at + 2 * (lane.alone and worker.wanted or math.min(worker.wanted, FETCHED_AT_ONCE)) - 1), 2 do
    count = count + 1
    ids[count] = id_of(jobs[i])
  end
  fetch(broker, ids, 1)
end

local function take_first(broker, worker, lane)
  local id = id_of(lane.head)
  if broker.jobs[id] == nil then
    fetch_next(broker, worker, lane)
  end
  local job = load(broker, id)
  local is_late = job and job.deadline ~= '' and job.deadline <= broker.now
  if job and not is_late then
    charge(broker, job)
  end
  step_on(broker, lane)
  count(broker.waiting, lane.type, -1)
  if get(broker, 'cramped', lane.name) then
    set(broker, 'cramped', lane.name, false)
  end
  if is_late then
    leave_lane(broker, job)
    finish(broker, job, 'timeout', '"deadline"', nil, DEADLINE_FAILURE, nil)
    return nil
  end
  return job
end

-- The lane whose job is the worker's turn after one of this lane; nil without one.
local function next_turn(broker, worker, lane)
  if lane and lane.alone and lane.head and lane.cost <= worker.free then
    return lane
  end
  lane = turn(broker, worker)
  if lane then
    lane.alone = is_alone(broker, worker, lane)
  end
  return lane
end

local function job_claim(broker, args)
  local worker = asking(broker, args)
  local judged = tonumber(redis.call('HGET', broker.prefix .. 'judged', worker.offer) or '-1')
  if judged < broker.classes then
    return { 'judge', whole(math.max(judged, 0)), whole(broker.classes) }
  end
  local attempts, bodies, lane = {}, {}, nil
  for _ = 1, MOST_ITEMS do
    worker.wanted = #worker.tokens - #bodies
    lane = worker.wanted > 0 and next_turn(broker, worker, lane)
    if worker.unfinished and not bodies[1] then
      return { 'again' }
    elseif not lane or worker.unfinished then
      break
    end
    local job = not budgets.exceeds(broker, lane) and take_first(broker, worker, lane)
    if job then
      bodies[#bodies + 1] = key_of(broker, job.id, ':body')
      assign(broker, job, worker, worker.tokens[#bodies])
      attempts[#bodies] = whole(job.attempt)
      worker.free = worker.free - lane.cost
    end
  end
  local reply = { 'claimed' }
  for i, body in ipairs(bodies[1] and redis.call('MGET', unpack(bodies)) or {}) do
    reply[#reply + 1] = body or ''
    reply[#reply + 1] = attempts[i]
  end
  return reply
end
register('job_claim_v1', job_claim)
