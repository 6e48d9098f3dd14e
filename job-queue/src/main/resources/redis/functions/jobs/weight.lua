--[[
  job_weight_v1: sets a customer's weight; of two that always wait, one with twice the weight starts twice the
  cost. It counts from the customer's next start.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:weights
    ARGV    customer, weight (above 0)
    returns set
]]
local function job_weight(broker, args)
  local customer, weight = args[1], number(args[2], 'weight')
  if weight <= 0 then
    error({ err = 'ERR weight must be above 0: ' .. args[2] })
  end
  set(broker, 'weights', customer, weight ~= 1 and args[2])
  return 'set'
end
register('job_weight_v1', job_weight)
