--[[
  Requirement classes: jobs of one ask the same of a worker.
    {p0}:classes:<type>         hash   requirements (json, or empty) by class
    {p0}:class-numbers:<type>   zset   classes in the order in which they came up
    {p0}:class-used             zset   <type>:<class> by the time (ms) at which a job came to stand in it last
]]
local classes = {}
do
  function classes.is_held(broker, job_type, class)
    local name = job_type .. ':' .. class
    local held = broker.held_classes[name]
    if held == nil then
      held = redis.call('HEXISTS', broker.prefix .. 'classes:' .. job_type, class) == 1
      broker.held_classes[name] = held
    end
    return held
  end

  function classes.have_room(broker, job_type)
    local count = broker.class_counts[job_type] or redis.call('HLEN', broker.prefix .. 'classes:' .. job_type)
    broker.class_counts[job_type] = count
    return count < MOST_CLASSES
  end

  -- A job comes to stand in this class, which is kept for as long as one does, and a while longer.
  function classes.enter(broker, job_type, class, requirements)
    local name = job_type .. ':' .. class
    if broker.entered_classes[name] then
      return
    end
    broker.entered_classes[name] = true
    zadd(broker, 'class-used', broker.at, name)
    if not classes.is_held(broker, job_type, class) then
      local counts = broker.class_counts
      counts[job_type] = counts[job_type] and counts[job_type] + 1
      broker.held_classes[name], broker.classes = true, broker.classes + 1
      set(broker, 'classes:' .. job_type, class, requirements)
      zadd(broker, 'class-numbers:' .. job_type, whole(broker.classes), class)
    end
  end
end
