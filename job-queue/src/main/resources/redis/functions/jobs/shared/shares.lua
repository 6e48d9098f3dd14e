--[[
  Shares of customers, by start-time fair queueing (P. Goyal, H. M. Vin, H. Cheng: Start-time Fair
  Queuing, SIGCOMM 1996), for each job type apart. A customer has a tag; who has the lowest is served
  next, and its tag grows by the job's cost divided by its weight. A customer that comes anew begins at
  the virtual time, which is the tag of the one that was served last, or at the tag that it left with.

    {p0}:virtual       hash   virtual time by job type
    {p0}:tags:<type>   hash   tag by customer, of those in the index
    {p0}:debts:<type>  zset   customers that left with a tag beyond the virtual time
    {p0}:weights       hash   weight by customer, 1 unless told
]]

local function virtual_time(broker, job_type)
  return tonumber(get(broker, 'virtual', job_type) or '0')
end

local function tag_of(broker, job_type, customer)
  return tonumber(get(broker, 'tags:' .. job_type, customer) or '0')
end

local function debt_of(broker, job_type, customer)
  return tonumber(redis.call('ZSCORE', broker.prefix .. 'debts:' .. job_type, customer) or '0')
end

-- The tag of a customer that has a lane in the index, or gets its first.
local function arrive(broker, job_type, customer)
  local tags = 'tags:' .. job_type
  local tag = get(broker, tags, customer)
  if not tag then
    tag = math.max(virtual_time(broker, job_type), debt_of(broker, job_type, customer))
    redis.call('ZREM', broker.prefix .. 'debts:' .. job_type, customer)
    set(broker, tags, customer, tag)
  end
  return tag
end

-- The customer's last lane has left the index.
local function depart(broker, job_type, customer)
  local tag = tag_of(broker, job_type, customer)
  set(broker, 'tags:' .. job_type, customer, false)
  if tag > virtual_time(broker, job_type) then
    redis.call('ZADD', broker.prefix .. 'debts:' .. job_type, tag, customer)
  end
end

-- The customer is served. A job is charged once, however often it is tried.
local function charge(broker, job)
  local before, tags = virtual_time(broker, job.type), 'tags:' .. job.type
  local tag = get(broker, tags, job.customer)
  local start = math.max(before, tag and tonumber(tag) or debt_of(broker, job.type, job.customer))
  if start > before then
    set(broker, 'virtual', job.type, start)
  end
  if not job.charged then
    local weight = tonumber(get(broker, 'weights', job.customer) or '1')
    local after = start + job.cost / weight
    if tag then
      set(broker, tags, job.customer, after)
    else
      -- Adopted from behind a gate: the customer has no lane in the index.
      redis.call('ZADD', broker.prefix .. 'debts:' .. job.type, after, job.customer)
    end
    put(job, 'charged', true)
  end
  broker.served[job.type] = (broker.served[job.type] or 0) + 1
end
