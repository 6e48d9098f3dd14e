--[[
  job_submit_v1: stores each job whose id is not known; it waits in its lane or for its time.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:job:<id>:state, :body (string, as it came), its lane and the index, {p0}:scheduled, {p0}:clocks, {p0}:events,
                  {p0}:flows, {p0}:rates:<minute>
    ARGV    two for each job, at most 100 jobs: id, body. The body is what is asked for, and then the job (json).
            What is asked for is seventeen texts, each with a zero byte at its end: job type, requirement class, its
            requirements (json, or empty), class with the preferences (or empty), its requirements, customer, cost
            (slots), hash of the flow keys (or -), score, accepted at (ms), most attempts, attempt timeout (ms, or
            empty), deadline (ms, or empty), workflow (or -), start timeout (ms, or empty), not before (ms, or
            empty), flow keys (joined by a line feed); where a budget is among these, one more may follow, its terms
            (shared/budgets.lua)
    returns for each job: accepted, already-known, or too-many-classes
]]
local SUBMIT_ARGS = 2

-- The job, the time (ms) before which it does not start, and its flow keys.
local function submitted(broker, id, body)
  local job, start_timeout, not_before, flow_keys, after = asked_job(broker, id, body)
  not_before = not_before == '' and 0 or number(not_before, 'not before')
  if start_timeout ~= '' then
    put(job, 'start_until', math.max(broker.now, not_before) + number(start_timeout, 'start timeout'))
  end
  if string.find(flow_keys, 'budget:', 1, true) then
    budgets.note_terms(job, body, after)
  end
  number(job.score, 'score')
  number(job.max_attempts, 'most attempts')
  return job, not_before, flow_keys
end

local function class_fits(broker, job, class)
  local lane = broker.entered
  if class == '' or (lane and lane.class == class and lane.type == job.type) or classes.is_held(broker, job.type, class) then
    return true
  end
  return classes.have_room(broker, job.type)
end

local function store(broker, job, not_before, flow_keys)
  count_rate(broker, 'in', job.type)
  broker.seq = broker.seq + 1
  job.seq = broker.seq
  broker.jobs[job.id] = job
  if job.flows ~= '-' and not get(broker, 'flows', job.flows) then
    set(broker, 'flows', job.flows, flow_keys)
  end
  if not_before > broker.now then
    watch(broker, job)
    move(broker, job, 'scheduled', '"not-before"', nil)
    zadd(broker, 'scheduled', not_before, job.id)
  else
    wait_again(broker, job, nil, 0, true)
  end
end

-- One look at all of them, where none is known as a rule.
local function is_any_known(broker, jobs)
  local keys = {}
  for i, job in ipairs(jobs) do
    keys[i] = job.key
  end
  return keys[1] and redis.call('EXISTS', unpack(keys)) > 0
end

local function job_submit(broker, args)
  at_most(items(args, SUBMIT_ARGS))
  local jobs, not_before, flow_keys = {}, {}, {}
  for i = 1, #args / SUBMIT_ARGS do
    jobs[i], not_before[i], flow_keys[i] = submitted(broker, args[2 * i - 1], args[2 * i])
  end
  local some_known = is_any_known(broker, jobs)
  local outcomes, bodies = {}, { 'MSET' }
  for i, job in ipairs(jobs) do
    if broker.jobs[job.id] or (some_known and redis.call('EXISTS', job.key) == 1) then
      outcomes[i] = 'already-known'
    elseif not class_fits(broker, job, job.class) or not class_fits(broker, job, job.liked) then
      outcomes[i] = 'too-many-classes'
    else
      store(broker, job, not_before[i], flow_keys[i])
      bodies[#bodies + 1] = key_of(broker, job.id, ':body')
      bodies[#bodies + 1] = args[2 * i]
      outcomes[i] = 'accepted'
    end
  end
  if bodies[2] then
    broker.writes[#broker.writes + 1] = bodies
  end
  return outcomes
end
register('job_submit_v1', job_submit)
