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
local DEBTS_FORGOTTEN = 10

local function virtual_time(broker, job_type)
  return tonumber(redis.call('HGET', broker.prefix .. 'virtual', job_type) or '0')
end

-- A number that Redis reads back as the same double.
local function exact(tag)
  return string.format('%.17g', tag)
end

local function tag_of(broker, job_type, customer)
  return tonumber(redis.call('HGET', broker.prefix .. 'tags:' .. job_type, customer) or '0')
end

-- The tag of a customer that has a lane in the index, or gets its first.
local function arrive(broker, job_type, customer)
  local tags = broker.prefix .. 'tags:' .. job_type
  local tag = redis.call('HGET', tags, customer)
  if tag then
    return tag
  end
  local debts = broker.prefix .. 'debts:' .. job_type
  local debt = tonumber(redis.call('ZSCORE', debts, customer) or '0')
  redis.call('ZREM', debts, customer)
  tag = exact(math.max(virtual_time(broker, job_type), debt))
  redis.call('HSET', tags, customer, tag)
  return tag
end

-- The customer's last lane has left the index.
local function depart(broker, job_type, customer)
  local tags = broker.prefix .. 'tags:' .. job_type
  local tag = tonumber(redis.call('HGET', tags, customer) or '0')
  redis.call('HDEL', tags, customer)
  if tag > virtual_time(broker, job_type) then
    redis.call('ZADD', broker.prefix .. 'debts:' .. job_type, exact(tag), customer)
  end
end

-- The customer is served. A job is charged once, however often it is tried.
local function charge(broker, job)
  local tags = broker.prefix .. 'tags:' .. job.type
  local before = virtual_time(broker, job.type)
  local debts = broker.prefix .. 'debts:' .. job.type
  local tag = redis.call('HGET', tags, job.customer)
  local start = math.max(before, tonumber(tag or redis.call('ZSCORE', debts, job.customer) or '0'))
  if start > before then
    redis.call('HSET', broker.prefix .. 'virtual', job.type, exact(start))
  end
  if job.charged == '' then
    local weight = tonumber(redis.call('HGET', broker.prefix .. 'weights', job.customer) or '1')
    local after = exact(start + tonumber(job.cost) / weight)
    if tag then
      redis.call('HSET', tags, job.customer, after)
    else
      -- Adopted from behind a gate: the customer has no lane in the index.
      redis.call('ZADD', debts, after, job.customer)
    end
    redis.call('HSET', job.key, 'charged', '1')
  end
  local paid = redis.call('ZRANGEBYSCORE', debts, '-inf', exact(start), 'LIMIT', 0, DEBTS_FORGOTTEN)
  if paid[1] then
    redis.call('ZREM', debts, unpack(paid))
  end
end

-- Nobody waits for this type any more: all begin anew as equals.
local function settle(broker, job_type)
  redis.call('HDEL', broker.prefix .. 'virtual', job_type)
  redis.call('UNLINK', broker.prefix .. 'debts:' .. job_type)
end
