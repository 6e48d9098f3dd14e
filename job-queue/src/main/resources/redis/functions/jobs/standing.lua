--[[
  job_standing_v1: where a job stands, for an explanation of why it waits and how long it may.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:job:<id>:state, its lane and the index, {p0}:shut, {p0}:scheduled
    ARGV    job id
    returns nothing for a job that the broker does not hold, else status, job type, class, requirements (json),
            class with preferences (or empty), its requirements, customer, cost, flow keys (joined by a line
            feed), worker (or empty), due (ms, or empty), jobs ahead in its lane, the customer's lanes ahead,
            jobs of the type that wait, customers of the type that wait, the gate that is shut (or empty), its
            state, whether it waits for workers that it prefers (1 or 0), the time (ms), workflow (or empty),
            starts of the type in the last five whole minutes, starts that the provider of a gate's flow key allows
            in a window, the window (ms); both empty where it has told nothing; and of a gate that is a budget's: name, period,
            most micro-dollars and tokens (or empty), those that are spent, those that are held, those that the job is
            expected to use (empty where nobody knows), when its next period begins (ms, or empty)
]]
local function ahead_in(set, entry)
  return redis.call('ZRANK', set, entry) or 0
end

local function lane_standing(broker, job)
  if job.stand == '' then
    return 0, 0
  end
  local lane = broker.prefix .. 'lane:' .. lane_name(job.type, job.stand, job.customer)
  local mine = broker.prefix .. 'mine:' .. job.type .. ':' .. job.customer
  return ahead_in(lane, place_of(job)), ahead_in(mine, job.stand)
end

local function recent_starts(broker, job_type)
  local starts = 0
  local current = math.floor(broker.now / MINUTE_MS)
  for minute = current - 5, current - 1 do
    local count = redis.call('HGET', broker.prefix .. 'rates:' .. whole(minute), 'start:' .. job_type)
    starts = starts + tonumber(count or '0')
  end
  return starts
end

-- What a provider told of the flow key of a gate: starts, and the window (ms) for so many.
local function told_of(broker, gate)
  local key = string.match(gate, '^flow:(.+)$')
  return key and get(broker, 'flow:' .. key, 'limit') or '', key and get(broker, 'flow:' .. key, 'window') or ''
end

-- What keeps the job, where that is a budget that has not enough left.
local function budget_standing(broker, job, gate)
  local key = string.match(gate, '^flow:(budget:.+)$')
  local period = key and budgets.open(broker, key)
  if not period or period == 'none' then
    return
  end
  local cost, tokens, is_unknown = budgets.expected(broker, key, job)
  local function figure(field)
    return whole(budgets.number_of(broker, key, field) or 0)
  end
  local function spent(what)
    return whole(budgets.used(broker, key, what) - (budgets.number_of(broker, key, 'held_' .. what) or 0))
  end
  local next_period = budgets.period_end(period, broker.now)
  return get(broker, 'flow:' .. key, 'name') or '', period, get(broker, 'flow:' .. key, 'most_cost') or '',
    get(broker, 'flow:' .. key, 'most_tokens') or '', spent('cost'), spent('tokens'), figure('held_cost'), figure('held_tokens'),
    is_unknown and '' or whole(cost), is_unknown and '' or whole(tokens), next_period and whole(next_period) or ''
end

local function job_standing(broker, args)
  local job = load(broker, args[1])
  if not job then
    return {}
  end
  recall(broker, job)
  local shut = broker.prefix .. 'shut'
  local gate, state = '', ''
  if job.status == 'pending' then
    local type_gate = 'type:' .. job.type
    gate = redis.call('HEXISTS', shut, type_gate) == 1 and type_gate
      or shut_gate(broker, job.flows, job.customer) or ''
    state = gate ~= '' and redis.call('HGET', shut, gate) or ''
  end
  local jobs_ahead, lanes_ahead = lane_standing(broker, job)
  local limit, window = told_of(broker, gate)
  return {
    job.status, job.type, job.class, job.requirements, job.liked, job.liked_requirements, job.customer, whole(job.cost),
    job.flows ~= '-' and redis.call('HGET', broker.prefix .. 'flows', job.flows) or '', job.worker,
    redis.call('ZSCORE', broker.prefix .. 'scheduled', job.id) or '', jobs_ahead, lanes_ahead,
    redis.call('HGET', broker.prefix .. 'waiting', job.type) or '0',
    served_customers(broker, job.type), gate, state, job.patient == '' and 0 or 1, whole(broker.now),
    job.workflow ~= '-' and job.workflow or '', recent_starts(broker, job.type), limit, window, budget_standing(broker, job, gate)
  }
end
register_reader('job_standing_v1', job_standing)
