--[[
  job_submit_v1: stores each job whose id is not known; it waits in its lane or for its time.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:job:<id>, its log, lane and class, {p0}:scheduled, {p0}:clocks, {p0}:events
    ARGV    twelve for each job, at most 100 jobs: id, job type, requirement class, customer,
            requirements (json, or empty), score, accepted at (ms), most attempts, attempt timeout
            (ms, or empty), not before (ms, or empty), deadline (ms, or empty), job (json)
    returns for each job: accepted, already-known, or too-many-classes
]]
local SUBMIT_ARGS = 12

local function submitted(broker, args, i)
  return {
    id = args[i],
    key = job_key(broker, args[i]),
    type = args[i + 1],
    class = args[i + 2],
    customer = args[i + 3],
    requirements = args[i + 4],
    score = whole(number(args[i + 5], 'score')),
    accepted = whole(number(args[i + 6], 'accepted at')),
    max_attempts = whole(number(args[i + 7], 'most attempts')),
    attempt_timeout = args[i + 8] == '' and '' or whole(number(args[i + 8], 'attempt timeout')),
    not_before = args[i + 9] == '' and 0 or number(args[i + 9], 'not before'),
    deadline = args[i + 10] == '' and '' or whole(number(args[i + 10], 'deadline')),
    json = args[i + 11],
    attempt = '0',
    worker = '',
    attempt_until = '',
    cancel_until = '',
  }
end

local function class_fits(broker, job)
  local classes = broker.prefix .. 'classes:' .. job.type
  return redis.call('HLEN', classes) < MOST_CLASSES or redis.call('HEXISTS', classes, job.class) == 1
end

local function store(broker, job)
  job.seq = whole(redis.call('HINCRBY', broker.meta, 'seq', 1))
  redis.call('HSET', job.key, 'status', 'pending', 'job', job.json, 'type', job.type, 'class', job.class,
    'customer', job.customer, 'requirements', job.requirements, 'score', job.score, 'seq', job.seq,
    'accepted', job.accepted, 'max_attempts', job.max_attempts, 'attempt_timeout', job.attempt_timeout,
    'deadline', job.deadline, 'attempt', '0', 'failed', '0', 'crashes', '0', 'released', '0')
  if job.not_before > broker.now then
    watch(broker, job)
    move(broker, job, 'scheduled', '"not-before"', nil)
    redis.call('ZADD', broker.prefix .. 'scheduled', whole(job.not_before), job.id)
  else
    wait_again(broker, job, nil, 0)
  end
end

local function job_submit(keys, args)
  local count = #args / SUBMIT_ARGS
  if count ~= math.floor(count) then
    error({ err = 'ERR each job takes ' .. SUBMIT_ARGS .. ' arguments' })
  end
  at_most(count)
  local broker = open(keys[1])
  local jobs = {}
  for i = 1, #args, SUBMIT_ARGS do
    jobs[#jobs + 1] = submitted(broker, args, i)
  end
  keep(broker)
  local outcomes = {}
  for i, job in ipairs(jobs) do
    if redis.call('EXISTS', job.key) == 1 then
      outcomes[i] = 'already-known'
    elseif not class_fits(broker, job) then
      outcomes[i] = 'too-many-classes'
    else
      store(broker, job)
      outcomes[i] = 'accepted'
    end
  end
  return outcomes
end
redis.register_function('job_submit_v1', job_submit)
