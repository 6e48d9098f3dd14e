--[[
  job_classes_v1: the requirement classes of a job type that came after a number, for the caller's matcher
  to judge once.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:classes:<job type> (hash, requirements by class), {p0}:class-numbers:<job type> (zset)
    ARGV    job type, number
    returns at most 100 of them, in order: number, class, requirements (json, or empty), and so on
]]
local function job_classes(broker, args)
  local numbers = redis.call('ZRANGE', broker.prefix .. 'class-numbers:' .. args[1],
    '(' .. whole(number(args[2], 'number')), '+inf', 'BYSCORE', 'LIMIT', 0, MOST_ITEMS, 'WITHSCORES')
  local reply = {}
  for i = 1, #numbers, 2 do
    local requirements = redis.call('HGET', broker.prefix .. 'classes:' .. args[1], numbers[i])
    if requirements then
      reply[#reply + 1] = numbers[i + 1]
      reply[#reply + 1] = numbers[i]
      reply[#reply + 1] = requirements
    end
  end
  return reply
end
register_reader('job_classes_v1', job_classes)
