--[[
  job_classes_v1: which requirement classes there are, for the caller's matcher to judge once.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:classes:<job type> (hash, requirements by class)
    ARGV    job types, at most 100
    returns version, then for each class: job type, class, requirements (json, or empty)
]]
local function job_classes(keys, args)
  at_most(#args)
  local broker = open(keys[1])
  keep(broker)
  local reply = { broker.classes }
  for _, job_type in ipairs(args) do
    local classes = redis.call('HGETALL', broker.prefix .. 'classes:' .. job_type)
    for i = 1, #classes, 2 do
      reply[#reply + 1] = job_type
      reply[#reply + 1] = classes[i]
      reply[#reply + 1] = classes[i + 1]
    end
  end
  return reply
end
redis.register_function('job_classes_v1', job_classes)
