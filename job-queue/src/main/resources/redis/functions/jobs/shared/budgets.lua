--[[
  Budgets: how much money (micro-dollars) and how many tokens jobs may use in a period, a day or a month in UTC, or in all. A
  budget is a flow key, budget:<id>. What an attempt is expected to use is held from its start and replaced at its end by what
  it has used, so that what is spent and held never exceeds the limit. Jobs whose budget has not been told yet wait.

    {p0}:flow:budget:<id>   hash   besides what each flow key has: name, period (day, month, total, or none once the budget is no
                                   more), since (ms, start of the period), most_cost, most_tokens (empty: not limited),
                                   before_cost, before_tokens (used in other lives of the broker, as the ledger knows),
                                   spent_cost, spent_tokens (used in this one), held_cost, held_tokens, unknown (jobs that
                                   run and of which nobody knows what they will use), unpriced (attempts whose cost nobody
                                   told), recent:<job type> (what its latest attempts used, each "<cost> <tokens>")
  A job's terms are "<cost> <tokens> <price of input> <of output> <of cached input>", each - where it is not known; what it
  holds, "<budget> <cost> <tokens> <1 where it is unknown>" for each of its budgets.
]]
local budgets = {}
do
  budgets.AGAIN_MS = 5000
  local RECENT_KEPT = 16
  local MILLION = 1000000
  local MOST_SPENT = 1e15
  local DAY_MS = 24 * 3600 * 1000
  budgets.SPENDING = { 'before_cost', 'before_tokens', 'spent_cost', 'spent_tokens', 'unpriced' }
  budgets.HOLDING = { 'held_cost', 'held_tokens', 'unknown' }
  local BUDGET = { 'name', 'period', 'since', 'most_cost', 'most_tokens' }
  -- While the library is loaded, there is no ipairs.
  local function take_in(fields)
    for i = 1, #fields do
      BUDGET[#BUDGET + 1] = fields[i]
    end
  end
  take_in(budgets.SPENDING)
  take_in(budgets.HOLDING)
  take_in(FLOW)

  function budgets.is_budget(key)
    return string.sub(key, 1, 7) == 'budget:'
  end

  -- What a call reads of a flow key at once.
  function budgets.fetch_flow(broker, key)
    fetch_fields(broker, 'flow:' .. key, budgets.is_budget(key) and BUDGET or FLOW)
  end

  -- The first day of a month, as days since 1970, some months from the one that a day lies in (days_from_civil and back of
  -- Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms").
  local function month_start(day, further)
    local z = day + 719468
    local era = math.floor(z / 146097)
    local doe = z - era * 146097
    local yoe = math.floor((doe - math.floor(doe / 1460) + math.floor(doe / 36524) - math.floor(doe / 146096)) / 365)
    local doy = doe - (365 * yoe + math.floor(yoe / 4) - math.floor(yoe / 100))
    local months = (yoe + era * 400) * 12 + math.floor((5 * doy + 2) / 153) + further
    local year, month = math.floor(months / 12), months % 12
    era = math.floor(year / 400)
    yoe = year - era * 400
    return era * 146097 + yoe * 365 + math.floor(yoe / 4) - math.floor(yoe / 100) + math.floor((153 * month + 2) / 5) - 719468
  end

  -- When the period began that a time lies in (ms).
  function budgets.period_start(period, at)
    local day = math.floor(at / DAY_MS)
    return (period == 'day' and day or period == 'month' and month_start(day, 0) or 0) * DAY_MS
  end

  -- When the next one begins (ms); nil where none does.
  function budgets.period_end(period, at)
    local day = math.floor(at / DAY_MS)
    local first = period == 'day' and day + 1 or period == 'month' and month_start(day, 1)
    return first and first * DAY_MS or nil
  end

  -- A number of a budget; nil where it has none, as where nothing is limited.
  function budgets.number_of(broker, key, field)
    return tonumber(get(broker, 'flow:' .. key, field) or '')
  end

  local function add_to_budget(broker, key, field, by)
    local value = math.max(0, (budgets.number_of(broker, key, field) or 0) + by)
    set(broker, 'flow:' .. key, field, value > 0 and whole(math.min(value, MOST_SPENT)))
  end

  -- Reads a budget, and begins its period anew when that is over; its period, or nil where it was not told.
  function budgets.open(broker, key)
    local flow = 'flow:' .. key
    budgets.fetch_flow(broker, key)
    local period = get(broker, flow, 'period')
    if not period or period == 'none' then
      return period or nil
    end
    local since = budgets.period_start(period, broker.now)
    if since > (budgets.number_of(broker, key, 'since') or 0) then
      set(broker, flow, 'since', whole(since))
      for _, field in ipairs(budgets.SPENDING) do
        if get(broker, flow, field) then
          set(broker, flow, field, false)
        end
      end
    end
    if (flow_number(broker, key, 'running') or 0) <= 0 then
      -- Whoever ended the last one may have been of a version that knows no budgets.
      for _, field in ipairs(budgets.HOLDING) do
        if get(broker, flow, field) then
          set(broker, flow, field, false)
        end
      end
    end
    return period
  end

  function budgets.used(broker, key, what)
    return (budgets.number_of(broker, key, 'before_' .. what) or 0) + (budgets.number_of(broker, key, 'spent_' .. what) or 0)
      + (budgets.number_of(broker, key, 'held_' .. what) or 0)
  end

  -- What is left of money or tokens; nil where they are not limited.
  local function left_of(broker, key, what)
    local most = budgets.number_of(broker, key, 'most_' .. what)
    return most and most - budgets.used(broker, key, what)
  end

  local function is_used_up(broker, key)
    local cost, tokens = left_of(broker, key, 'cost'), left_of(broker, key, 'tokens')
    return (cost and cost <= 0) or (tokens and tokens <= 0) or false
  end

  -- What a budget says of its flow key, as flow_limit does: nil while something is left.
  function budgets.limit(broker, key)
    local period = budgets.open(broker, key)
    if not period then
      return broker.now + budgets.AGAIN_MS
    elseif period == 'none' or not is_used_up(broker, key) then
      return nil
    end
    return budgets.period_end(period, broker.now) or 'full'
  end

  -- Keeps what a job's submitter knows of its use, if that is said; it follows the other texts of the body.
  function budgets.note_terms(job, body, from)
    local terms = string.match(body, '^([^%z]*)%z', from)
    if not terms then
      return
    end
    for word in string.gmatch(terms, '%S+') do
      if word ~= '-' then
        number(word, 'term')
      end
    end
    put(job, 'terms', terms)
  end

  local function terms_of(job)
    local cost, tokens, input, output, cached = string.match(job.terms, '^(%S+) (%S+) (%S+) (%S+) (%S+)$')
    return { cost = tonumber(cost or ''), tokens = tonumber(tokens or ''), input = tonumber(input or ''),
      output = tonumber(output or ''), cached = tonumber(cached or '') }
  end

  -- The largest that the latest attempts of a job type used of a budget; nil where there were none.
  local function most_of_late(broker, key, job_type)
    local cost, tokens
    for c, t in string.gmatch(get(broker, 'flow:' .. key, 'recent:' .. job_type) or '', '(%d+) (%d+)') do
      cost, tokens = math.max(cost or 0, tonumber(c)), math.max(tokens or 0, tonumber(t))
    end
    return cost, tokens
  end

  -- What an attempt of the job will use: as it says, else as the latest ones of its type did; and whether something that is
  -- limited is not known. What is more than the whole limit is taken for all of it.
  function budgets.expected(broker, key, job)
    local terms = terms_of(job)
    local late_cost, late_tokens = most_of_late(broker, key, job.type)
    local cost, tokens = terms.cost or late_cost, terms.tokens or late_tokens
    local most_cost, most_tokens = budgets.number_of(broker, key, 'most_cost'), budgets.number_of(broker, key, 'most_tokens')
    local is_unknown = (most_cost and not cost) or (most_tokens and not tokens) or false
    return math.min(cost or 0, most_cost or MOST_SPENT), math.min(tokens or 0, most_tokens or MOST_SPENT), is_unknown
  end

  -- Whether a budget has enough left for an attempt of the job. Of jobs that nothing is known of, one runs at a time.
  function budgets.affords(broker, key, job)
    local period = budgets.open(broker, key)
    if period == 'none' then
      return true
    elseif not period or is_used_up(broker, key) then
      return false
    end
    local cost, tokens, is_unknown = budgets.expected(broker, key, job)
    if is_unknown and (budgets.number_of(broker, key, 'unknown') or 0) > 0 then
      return false
    end
    local left_cost, left_tokens = left_of(broker, key, 'cost'), left_of(broker, key, 'tokens')
    return cost <= (left_cost or cost) and tokens <= (left_tokens or tokens)
  end

  -- An attempt of the job begins: what it will use is held.
  function budgets.hold(broker, key, job)
    if (budgets.open(broker, key) or 'none') == 'none' then
      return
    end
    local cost, tokens, is_unknown = budgets.expected(broker, key, job)
    add_to_budget(broker, key, 'held_cost', cost)
    add_to_budget(broker, key, 'held_tokens', tokens)
    if is_unknown then
      add_to_budget(broker, key, 'unknown', 1)
    end
    put(job, 'held', job.held .. key .. ' ' .. whole(cost) .. ' ' .. whole(tokens) .. ' ' .. (is_unknown and 1 or 0) .. '\n')
  end

  local function used_number(value)
    return type(value) == 'number' and math.min(math.max(value, 0), MOST_SPENT) or 0
  end

  -- What an attempt used by what its worker told (json): micro-dollars, tokens, and whether the cost is known. A cost that
  -- the provider told counts before one by the price.
  local function used_by(job, usage_json)
    local is_read, usage = pcall(cjson.decode, usage_json)
    usage = is_read and type(usage) == 'table' and usage or {}
    local input, output = used_number(usage.input_tokens), used_number(usage.output_tokens)
    local tokens, terms = math.ceil(input + output), terms_of(job)
    if type(usage.cost) == 'number' then
      -- A micro-dollar that is begun counts, but not the last digits of a binary fraction.
      return math.ceil(used_number(usage.cost) * MILLION - 1e-3), tokens, true
    elseif not terms.input then
      return 0, tokens, tokens == 0
    end
    local cached = math.min(used_number(usage.cache_read_tokens), input)
    return math.ceil(((input - cached) * terms.input + cached * terms.cached + output * terms.output) / MILLION), tokens, true
  end

  -- What the ended attempt has used, for all of the job's budgets; nil for a job without any. Where its worker tells nothing
  -- (no usage), it is what was held for it.
  function budgets.expense_of(job, usage_json)
    if usage_json then
      local cost, tokens, is_known = used_by(job, usage_json)
      return { cost = cost, tokens = tokens, is_told = true, is_unpriced = not is_known }
    end
    local cost, tokens = 0, 0
    for c, t in string.gmatch(job.held, '%S+ (%d+) (%d+) %d\n') do
      cost, tokens = math.max(cost, tonumber(c)), math.max(tokens, tonumber(t))
    end
    return { cost = cost, tokens = tokens }
  end

  local function remember_expense(broker, key, job, expense)
    local field, kept, recent = 'recent:' .. job.type, { whole(expense.cost) .. ' ' .. whole(expense.tokens) }, nil
    recent = get(broker, 'flow:' .. key, field) or ''
    for entry in string.gmatch(recent, '%d+ %d+') do
      if #kept < RECENT_KEPT then
        kept[#kept + 1] = entry
      end
    end
    set(broker, 'flow:' .. key, field, table.concat(kept, ','))
  end

  -- An attempt of the job is over: what was held for it is free, what it has used is spent.
  function budgets.settle(broker, key, job)
    if (budgets.open(broker, key) or 'none') == 'none' then
      return
    end
    for budget, cost, tokens, unknown in string.gmatch(job.held, '(%S+) (%d+) (%d+) (%d)\n') do
      if budget == key then
        add_to_budget(broker, key, 'held_cost', -tonumber(cost))
        add_to_budget(broker, key, 'held_tokens', -tonumber(tokens))
        add_to_budget(broker, key, 'unknown', -tonumber(unknown))
      end
    end
    local expense = job.expense
    add_to_budget(broker, key, 'spent_cost', expense.cost)
    add_to_budget(broker, key, 'spent_tokens', expense.tokens)
    if expense.is_unpriced and budgets.number_of(broker, key, 'most_cost') then
      add_to_budget(broker, key, 'unpriced', 1)
    end
    if expense.is_told and (expense.cost > 0 or expense.tokens > 0) then
      remember_expense(broker, key, job, expense)
    end
  end
end
