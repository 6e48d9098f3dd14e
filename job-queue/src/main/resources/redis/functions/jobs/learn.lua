--[[
  job_learn_v1: keeps what a provider's answer to a job tells of its limits. It holds for the narrowest of the job's flow
  keys, and shuts or opens their gates.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:flow:<key>, {p0}:starts:<key>, {p0}:shut, {p0}:openings
    ARGV    job id, lease token, starts that any window allows (or empty), how long such a window is at least (ms, or empty),
            starts that this window has seen (or empty), starts that are left (or empty), up to when so many are (ms from now)
    returns applied, stale, or not-yet: the broker has begun anew and may still get the job back
]]
local function optional(text, name)
  return text ~= '' and number(text, name) or nil
end

-- Starts that an answer to a job which started then may not have counted: later ones, and some that were before it but
-- longer on their way. Of those that have ended, the answers are known.
local function uncounted(broker, key, since)
  local others = (flow_number(broker, key, 'running') or 1) - 1
  local limit = flow_number(broker, key, 'limit')
  if not limit or others <= 0 then
    return math.max(others, 0)
  end
  local later = starts.since(broker, key, since - margin_of(flow_number(broker, key, 'window')))
  local each = starts_an_entry(limit)
  return later == MOST_ITEMS and others or math.min(others, math.max((later + 1) * each - 2, 0))
end

-- A limit that is new begins with what its window has seen, and at least what runs, as if all of it had come just now.
local function learn_limit(broker, key, told)
  local flow, limit, each = 'flow:' .. key, flow_number(broker, key, 'limit'), starts_an_entry(told.limit)
  if limit == told.limit then
    if told.window > flow_number(broker, key, 'window') then
      set(broker, flow, 'window', whole(told.window))
    end
    return
  end
  set(broker, flow, 'limit', whole(told.limit))
  set(broker, flow, 'window', whole(told.window))
  if not limit or starts_an_entry(limit) ~= each then
    starts.empty(broker, key)
    local seen = math.max(told.seen or 0, flow_number(broker, key, 'running') or 0)
    starts.note(broker, key, math.ceil(math.min(seen, told.limit) / each), told.window)
  end
end

-- The answer to a later start tells more. Of jobs that started at about the same time nobody knows which came first to the
-- provider: the least that one of them told counts.
local function learn_left(broker, key, since, told)
  local flow, known = 'flow:' .. key, flow_number(broker, key, 'since')
  local margin = margin_of(flow_number(broker, key, 'window') or told.lasts)
  local left = told.left - uncounted(broker, key, since)
  if known and flow_number(broker, key, 'until') > broker.now and since <= known + margin then
    if since < known - margin or left >= flow_number(broker, key, 'left') then
      return
    end
    since = known
  end
  set(broker, flow, 'left', whole(left))
  set(broker, flow, 'until', whole(broker.now + told.lasts + margin))
  set(broker, flow, 'since', whole(since))
end

-- A gate that was shut for what the provider told before is judged anew.
local function learn(broker, key, since, told)
  local gate = 'flow:' .. key
  fetch_fields(broker, gate, FLOW)
  local before = told_start(broker, key)
  if told.limit then
    learn_limit(broker, key, told)
  end
  if told.left then
    learn_left(broker, key, since, told)
  end
  if get(broker, 'shut', gate) == whole(before) and told_start(broker, key) < before then
    reopen(broker, gate, MOST_ITEMS)
  else
    shut_by_limit(broker, key)
  end
end

local function job_learn(broker, args)
  local told = {
    limit = optional(args[3], 'limit'),
    window = optional(args[4], 'window'),
    seen = optional(args[5], 'starts seen'),
    left = optional(args[6], 'starts left'),
    lasts = number(args[7], 'how long it holds'),
  }
  local job, refusal = held(broker, args[1], args[2])
  if not job then
    return refusal
  end
  for _, key in ipairs(narrow_flows(broker, job)) do
    learn(broker, key, tonumber(job.started_at), told)
  end
  return 'applied'
end
register('job_learn_v1', job_learn)
