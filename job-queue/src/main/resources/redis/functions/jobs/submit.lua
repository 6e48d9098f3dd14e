--[[
  job_submit_v1: stores each job whose id is not known; it waits in its lane or for its time.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:job:<id>, :body (string, the job as it was submitted), its lane and the index, {p0}:scheduled, {p0}:clocks, {p0}:events,
                  {p0}:flows, {p0}:rates:<minute>
    ARGV    nineteen for each job, at most 100 jobs: id, job type, requirement class, its requirements (json,
            or empty), class with the preferences (or empty), its requirements, customer, cost (slots), hash of
            the flow keys (or -), the flow keys (joined by a line feed), score, accepted at (ms), most attempts,
            attempt timeout (ms, or empty), start timeout (ms, or empty), not before (ms, or empty), deadline
            (ms, or empty), workflow (or -), job (json)
    returns for each job: accepted, already-known, or too-many-classes
]]
local SUBMIT_ARGS = 19
local STORED = {
  'type', 'class', 'customer', 'requirements', 'liked', 'liked_requirements', 'cost', 'flows', 'workflow', 'score',
  'seq', 'accepted', 'max_attempts', 'attempt_timeout', 'start_until', 'deadline', 'attempt', 'failed',
}

local function optional(text, name)
  return text == '' and '' or whole(number(text, name))
end

local function submitted(broker, args, i)
  local not_before = optional(args[i + 15], 'not before')
  local start_timeout = optional(args[i + 14], 'start timeout')
  local from = math.max(broker.now, tonumber(not_before) or 0)
  return {
    id = args[i],
    key = job_key(broker, args[i]),
    type = args[i + 1],
    class = args[i + 2],
    requirements = args[i + 3],
    liked = args[i + 4],
    liked_requirements = args[i + 5],
    customer = args[i + 6],
    cost = whole(number(args[i + 7], 'cost')),
    flows = args[i + 8],
    flow_keys = args[i + 9],
    score = whole(number(args[i + 10], 'score')),
    accepted = whole(number(args[i + 11], 'accepted at')),
    max_attempts = whole(number(args[i + 12], 'most attempts')),
    attempt_timeout = optional(args[i + 13], 'attempt timeout'),
    start_until = start_timeout == '' and '' or whole(from + tonumber(start_timeout)),
    not_before = tonumber(not_before) or 0,
    deadline = optional(args[i + 16], 'deadline'),
    workflow = args[i + 17],
    json = args[i + 18],
    attempt = '0', failed = '0', worker = '', avoid = '', stand = '', attempt_until = '', cancel_until = '', logged = '',
    is_new = true, changed = {},
  }
end

local function class_fits(broker, job, class)
  if class == '' or broker.known_classes[job.type .. ':' .. class] then
    return true
  end
  local classes = broker.prefix .. 'classes:' .. job.type
  return redis.call('HLEN', classes) < MOST_CLASSES or redis.call('HEXISTS', classes, class) == 1
end

local function store(broker, job)
  count_rate(broker, 'in', job.type)
  broker.seq = broker.seq + 1
  job.seq = whole(broker.seq)
  broker.jobs[job.id] = job
  for _, field in ipairs(STORED) do
    job.changed[field] = true
  end
  if job.flows ~= '-' and not get(broker, 'flows', job.flows) then
    set(broker, 'flows', job.flows, job.flow_keys)
  end
  if job.not_before > broker.now then
    watch(broker, job)
    move(broker, job, 'scheduled', '"not-before"', nil)
    zadd(broker, 'scheduled', whole(job.not_before), job.id)
  else
    wait_again(broker, job, nil, 0, true)
  end
end

-- One look at all of them, where none is known as a rule.
local function is_any_known(jobs)
  local keys = {}
  for i, job in ipairs(jobs) do
    keys[i] = job.key
  end
  return keys[1] and redis.call('EXISTS', unpack(keys)) > 0
end

local function job_submit(broker, args)
  at_most(items(args, SUBMIT_ARGS))
  local jobs = {}
  for i = 1, #args, SUBMIT_ARGS do
    jobs[#jobs + 1] = submitted(broker, args, i)
  end
  local some_known = is_any_known(jobs)
  local outcomes, bodies = {}, {}
  for i, job in ipairs(jobs) do
    if broker.jobs[job.id] or (some_known and redis.call('EXISTS', job.key) == 1) then
      outcomes[i] = 'already-known'
    elseif not class_fits(broker, job, job.class) or not class_fits(broker, job, job.liked) then
      outcomes[i] = 'too-many-classes'
    else
      store(broker, job)
      bodies[#bodies + 1] = job.key .. ':body'
      bodies[#bodies + 1] = job.json
      outcomes[i] = 'accepted'
    end
  end
  if bodies[1] then
    redis.call('MSET', unpack(bodies))
  end
  return outcomes
end
register('job_submit_v1', job_submit)
