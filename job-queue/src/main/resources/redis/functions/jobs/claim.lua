--[[
  job_claim_v1: hands a worker the best job that waits in any of these classes, under a lease.
  The best has the lowest score; among equals the first submitted. The cost is that of looking at the
  head of each class: it does not depend on how many jobs wait.
    KEYS[1] hash  {p0}:meta
    writes        the job's lane and class, {p0}:job:<id>, {p0}:leases (zset, job id by lease end),
                  {p0}:clocks
    ARGV    worker id, lease token, lease (ms), version of the classes that the caller has judged,
            then "<job type>:<class>" for each class that the worker satisfies
    returns {classes} when the version is not the current one,
            {none} when nothing waits, {claimed, job (json), attempt}
]]
local function first_place(broker, candidate)
  return redis.call('ZRANGE', broker.prefix .. 'lane:' .. candidate.class .. ':' .. candidate.customer, 0, 0)[1]
end

local function best_lane(broker, args, from)
  local best = nil
  for i = from, #args do
    local head = redis.call('ZRANGE', broker.prefix .. 'class:' .. args[i], 0, 0, 'WITHSCORES')
    if head[1] then
      local lane = { class = args[i], customer = head[1], score = tonumber(head[2]) }
      if not best or lane.score < best.score
        or (lane.score == best.score and first_place(broker, lane) < first_place(broker, best)) then
        best = lane
      end
    end
  end
  return best
end

local function take_first(broker, lane)
  local place = redis.call('ZPOPMIN', broker.prefix .. 'lane:' .. lane.class .. ':' .. lane.customer)[1]
  index_lane(broker, lane.class, lane.customer)
  redis.call('HINCRBY', broker.prefix .. 'waiting', string.match(lane.class, '^[^:]+'), -1)
  return load(broker, string.sub(place, 18))
end

local function assign(broker, job, worker, token, lease_ms)
  job.attempt = whole(tonumber(job.attempt) + 1)
  job.worker = worker
  local timeout = tonumber(job.attempt_timeout)
  job.attempt_until = timeout and whole(broker.now + timeout) or ''
  redis.call('HSET', job.key, 'attempt', job.attempt, 'worker', worker, 'token', token,
    'started_at', whole(broker.now), 'attempt_until', job.attempt_until)
  redis.call('ZADD', broker.prefix .. 'leases', whole(broker.now + lease_ms), job.id)
  watch(broker, job)
  move(broker, job, 'assigned', nil, nil)
  return { 'claimed', redis.call('HGET', job.key, 'job'), job.attempt }
end

local function job_claim(keys, args)
  local worker, token, lease_ms, version = args[1], args[2], number(args[3], 'lease'), args[4]
  local broker = open(keys[1])
  if version ~= broker.classes then
    return { 'classes' }
  end
  for _ = 1, MOST_ITEMS do
    local lane = best_lane(broker, args, 5)
    if not lane then
      return { 'none' }
    end
    keep(broker)
    local job = take_first(broker, lane)
    if job and job.deadline ~= '' and tonumber(job.deadline) <= broker.now then
      finish(broker, job, 'timeout', '"deadline"', nil, DEADLINE_FAILURE, nil)
    elseif job then
      return assign(broker, job, worker, token, lease_ms)
    end
  end
  return { 'none' }
end
redis.register_function('job_claim_v1', job_claim)
