--[[
  job_budget_v1: tells what a budget allows, and what the ledger knows of its use. The broker counts what is used in its own
  life (spent_*); the ledger tells what other lives have used (before_*), so that it counts once however often it is told.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:flow:budget:<id>, {p0}:shut, {p0}:openings
    ARGV    flow key, period (day, month, total; none for a budget that is no more), name, most micro-dollars (or empty), most
            tokens (or empty), epoch that what follows was read for, start of the period that it was read for (ms), micro-dollars
            and tokens that other lives have used in it, the same of this life as far as the ledger knows
    returns kept, or outdated: the epoch or the period is another one, and nothing changed
]]
local PERIODS = { day = true, month = true, total = true, none = true }

local function end_budget(broker, flow)
  for _, fields in ipairs({ budgets.SPENDING, budgets.HOLDING, { 'most_cost', 'most_tokens', 'name', 'since' } }) do
    for _, field in ipairs(fields) do
      set(broker, flow, field, false)
    end
  end
  set(broker, flow, 'period', 'none')
end

local function at_least(broker, key, field, value)
  if value > (budgets.number_of(broker, key, field) or 0) then
    set(broker, 'flow:' .. key, field, whole(value))
  end
end

local function keep_budget(broker, key, told)
  local flow = 'flow:' .. key
  set(broker, flow, 'period', told.period)
  set(broker, flow, 'name', told.name)
  set(broker, flow, 'most_cost', told.most_cost and whole(told.most_cost))
  set(broker, flow, 'most_tokens', told.most_tokens and whole(told.most_tokens))
  budgets.open(broker, key)
  if told.since == (budgets.number_of(broker, key, 'since') or 0) then
    set(broker, flow, 'before_cost', told.before_cost > 0 and whole(told.before_cost))
    set(broker, flow, 'before_tokens', told.before_tokens > 0 and whole(told.before_tokens))
    at_least(broker, key, 'spent_cost', told.spent_cost)
    at_least(broker, key, 'spent_tokens', told.spent_tokens)
  end
end

local function told_budget(args)
  local told = { period = args[2], name = args[3], epoch = args[6] }
  if not PERIODS[told.period] then
    error({ err = 'ERR no such period: ' .. told.period })
  end
  told.most_cost = args[4] ~= '' and number(args[4], 'most micro-dollars')
  told.most_tokens = args[5] ~= '' and number(args[5], 'most tokens')
  told.since = number(args[7], 'start of the period')
  told.before_cost, told.before_tokens = number(args[8], 'cost before'), number(args[9], 'tokens before')
  told.spent_cost, told.spent_tokens = number(args[10], 'cost'), number(args[11], 'tokens')
  return told
end

local function job_budget(broker, args)
  local key, told = args[1], told_budget(args)
  local gate = 'flow:' .. key
  if not budgets.is_budget(key) then
    error({ err = 'ERR no budget: ' .. key })
  end
  budgets.fetch_flow(broker, key)
  if told.period == 'none' then
    end_budget(broker, gate)
  elseif told.epoch ~= broker.epoch or told.since > budgets.period_start(told.period, broker.now) then
    return 'outdated'
  else
    keep_budget(broker, key, told)
  end
  local state = get(broker, 'shut', gate)
  if state and state ~= 'paused' then
    reopen(broker, gate, MOST_ITEMS)
  else
    shut_by_limit(broker, key)
  end
  return 'kept'
end
register('job_budget_v1', job_budget)
