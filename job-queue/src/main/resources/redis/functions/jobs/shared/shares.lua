--[[
  Shares of customers, by start-time fair queueing (P. Goyal, H. M. Vin, H. Cheng: Start-time Fair
  Queuing, SIGCOMM 1996), for each job type apart. A customer has a tag; who has the lowest is served
  next, and its tag grows by the job's cost divided by its weight. A customer that comes anew begins at
  the virtual time, which is the tag of the one that was served last, or at the tag that it left with.

    {p0}:tags:<type>   hash   tag by customer, of those in the index; with no customer's name, the virtual time
    {p0}:debts:<type>  zset   customers that left with a tag beyond the virtual time
    {p0}:weights       hash   weight by customer, 1 unless told
]]

local VIRTUAL = ''

local function virtual_time(broker, job_type)
  return tonumber(get(broker, 'tags:' .. job_type, VIRTUAL) or '0')
end

local function tag_of(broker, job_type, customer)
  return tonumber(get(broker, 'tags:' .. job_type, customer) or '0')
end

local function debt_of(broker, job_type, customer)
  return tonumber(score_of(broker, 'debts:' .. job_type, customer) or '0')
end

-- The tag of a customer that has a lane in the index, or gets its first.
local function arrive(broker, job_type, customer)
  local tags = 'tags:' .. job_type
  local tag = get(broker, tags, customer)
  if not tag then
    tag = math.max(virtual_time(broker, job_type), debt_of(broker, job_type, customer))
    zrem(broker, 'debts:' .. job_type, customer)
    set(broker, tags, customer, tag)
  end
  return tag
end

-- The customer's last lane has left the index.
local function depart(broker, job_type, customer)
  local tag = tag_of(broker, job_type, customer)
  set(broker, 'tags:' .. job_type, customer, false)
  if tag > virtual_time(broker, job_type) then
    zadd(broker, 'debts:' .. job_type, tag, customer)
  end
end

-- The customer is served. A job is charged once, however often it is tried.
local function charge(broker, job)
  local tags = 'tags:' .. job.type
  local before = tonumber(get(broker, tags, VIRTUAL) or '0')
  local tag = get(broker, tags, job.customer)
  local start = math.max(before, tag and tonumber(tag) or debt_of(broker, job.type, job.customer))
  if start > before then
    set(broker, tags, VIRTUAL, start)
  end
  if not job.charged then
    local weight = tonumber(get(broker, 'weights', job.customer) or '1')
    local after = start + job.cost / weight
    if tag then
      set(broker, tags, job.customer, after)
    else
      -- Adopted from behind a gate: the customer has no lane in the index.
      zadd(broker, 'debts:' .. job.type, after, job.customer)
    end
    put(job, 'charged', true)
  end
end

-- Customers whose debts the virtual time has overtaken owe nothing any more.
local function forget_debts(broker, job_type)
  local debts = 'debts:' .. job_type
  local paid = redis.call('ZRANGEBYSCORE', broker.prefix .. debts, '-inf', decimal(virtual_time(broker, job_type)),
    'LIMIT', '0', DEBTS_FORGOTTEN)
  for _, customer in ipairs(paid) do
    if told_score(broker, debts, customer) == nil then
      zrem(broker, debts, customer)
    end
  end
end

-- How many customers stand in the index.
local function served_customers(broker, job_type)
  local tags = broker.prefix .. 'tags:' .. job_type
  return redis.call('HLEN', tags) - redis.call('HEXISTS', tags, VIRTUAL)
end

-- Nobody waits for this type any more: all begin anew as equals.
local function settle(broker, job_type)
  redis.call('HDEL', broker.prefix .. 'tags:' .. job_type, VIRTUAL)
  redis.call('UNLINK', broker.prefix .. 'debts:' .. job_type)
end
