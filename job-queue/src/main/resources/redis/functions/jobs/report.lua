--[[
  job_report_v1: adds events to a job's log; the first one marks the job as in progress.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:job:<id>:state (status, progress, preview), :text (string, the partial text), :log, {p0}:events
    ARGV    job id, lease token, then three for each event, at most 100: type (progress, log, output, preview),
            body (json), text to add to the partial text (or empty)
    returns applied, stale, or not-yet: the broker has begun anew and may still get the job back
]]
local function add_text(broker, job, text)
  local key = key_of(broker, job.id, ':text')
  if text == '' or job.text_full == '1' then
    return
  end
  local size = (job.text_size or redis.call('STRLEN', key)) + #text
  if size > TEXT_BYTES then
    -- A later, shorter piece must not follow a hole.
    put(job, 'text_full', '1')
  else
    job.text_size = size
    write_later(broker, 'APPEND', key, text)
  end
end

local function job_report(broker, args)
  local id, token = args[1], args[2]
  at_most((#args - 2) / 3)
  local job, refusal = held(broker, id, token)
  if not job then
    return refusal
  end
  if job.status == 'assigned' then
    move(broker, job, 'in_progress', nil, nil)
  end
  for i = 3, #args, 3 do
    local kind, json, text = args[i], args[i + 1], args[i + 2]
    if kind == 'progress' or kind == 'preview' then
      put(job, kind, json)
    end
    add_text(broker, job, text)
    emit(broker, job, kind, json)
  end
  return 'applied'
end
register('job_report_v1', job_report)
