--[[
  job_read_log_v1: what follows an event of one job. Where events after it are gone, or it belongs to
  another life of the broker, a snapshot stands for all up to an event; never for the result.
    KEYS[1] hash    {p0}:meta
    reads           {p0}:job:<id>:state (its state, which holds the first events), :log (stream, ids <epoch>-<n>), :text
                    (string)
    ARGV    job id, epoch of the event that the reader has (or empty), its n, most events (at most 100)
    returns epoch, known (1 or 0), ended (1 or 0), snapshot (empty, or n up to which, status, reason
            (literal), progress (json), text, preview (json)), then for each event: n, time (ms), type, body (json)
]]
local function snapshot_of(broker, job, up_to)
  local text = redis.call('GET', key_of(broker, job.id, ':text')) or ''
  return { whole(up_to), job.status, job.reason, job.progress, text, job.preview }
end

local function first_kept(log)
  local first = redis.call('XRANGE', log, '-', '+', 'COUNT', 1)[1]
  return first and tonumber(string.match(first[1], '-(%d+)$')) or 0
end

local function logged_after(broker, job, since, limit)
  local events = {}
  for _, entry in ipairs(redis.call('XRANGE', key_of(broker, job.id, ':log'), '(' .. broker.epoch .. '-' .. whole(since), '+',
    'COUNT', limit)) do
    local n, body = string.match(entry[1], '-(%d+)$'), entry[2]
    for _, value in ipairs({ n, body[4], body[2], body[6] }) do
      events[#events + 1] = value
    end
  end
  return events
end

local function early_after(job, since, up_to)
  local events = {}
  for _, event in ipairs(early_events(job)) do
    if event[1] > since and event[1] <= up_to then
      for _, value in ipairs(event) do
        events[#events + 1] = value
      end
    end
  end
  return events
end

local function job_read_log(broker, args)
  local id, since_epoch = args[1], args[2]
  local since, limit = number(args[3], 'n'), number(args[4], 'most events')
  at_most(limit)
  local job = load(broker, id)
  if not job then
    return { broker.epoch, 0, 0, {} }
  end
  local last, ended = job.n, TERMINAL[job.status]
  local snapshot = {}
  if (since_epoch ~= '' and since_epoch ~= broker.epoch) or since > last
    or since + 1 < first_kept(key_of(broker, id, ':log')) then
    since = ended and last - 1 or last
    snapshot = snapshot_of(broker, job, since)
  end
  local events = job.logged and logged_after(broker, job, since, limit)
    or early_after(job, since, math.min(last, since + limit))
  local reply = { broker.epoch, 1, (ended and since + #events / 4 >= last) and 1 or 0, snapshot }
  for _, value in ipairs(events) do
    reply[#reply + 1] = value
  end
  return reply
end
register('job_read_log_v1', job_read_log)
