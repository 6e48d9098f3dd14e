--[[
  job_budgets_v1: what is used of budgets in their running periods.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:flow:budget:<id>
    ARGV    flow keys, at most 100
    returns for each that was told: flow key, micro-dollars and tokens spent, micro-dollars and tokens held, attempts
            whose cost nobody told
]]
local function job_budgets(broker, args)
  at_most(#args)
  local reply = {}
  for _, key in ipairs(args) do
    if (budgets.open(broker, key) or 'none') ~= 'none' then
      reply[#reply + 1] = key
      for _, what in ipairs({ 'cost', 'tokens' }) do
        reply[#reply + 1] = whole((budgets.number_of(broker, key, 'before_' .. what) or 0)
          + (budgets.number_of(broker, key, 'spent_' .. what) or 0))
      end
      for _, field in ipairs({ 'held_cost', 'held_tokens', 'unpriced' }) do
        reply[#reply + 1] = whole(budgets.number_of(broker, key, field) or 0)
      end
    end
  end
  return reply
end
register_reader('job_budgets_v1', job_budgets)
