#!lua name=bench_find_matching_job
--[[
  bench_find_matching_job: how the system before this one found a job, written anew from its description:
  the best jobs one after the other, each read whole and its requirements decoded, until one matches.
    KEYS    none, as it was
    writes  jobs:pending (zset, job id by score), job:<id> (hash), jobs:active:<worker> (hash), worker:<id>
            (hash), progress:<id> (stream)
    ARGV    capabilities (json), most jobs to look at
    returns the id of the job that the worker has now, or nil
]]
local function decoded(text)
  local fine, value = pcall(cjson.decode, text or '')
  return fine and type(value) == 'table' and value or {}
end

local function fields(flat)
  local job = {}
  for i = 1, #flat, 2 do
    job[flat[i]] = flat[i + 1]
  end
  return job
end

local function contains(list, wanted)
  for _, each in ipairs(type(list) == 'table' and list or {}) do
    if each == wanted then
      return true
    end
  end
  return false
end

local function hardware_fits(worker, wanted)
  for _, part in ipairs({ 'gpu_memory_gb', 'cpu_cores', 'ram_gb' }) do
    local amount = wanted[part]
    if amount and amount ~= 'all' and (not worker[part] or worker[part] < amount) then
      return false
    end
  end
  return true
end

local function models_fit(worker, wanted)
  for _, model in ipairs(wanted) do
    if not contains(worker, model) then
      return false
    end
  end
  return true
end

local function fits(capabilities, job)
  if capabilities.workflow_id and capabilities.workflow_id ~= job.workflow_id then
    return false
  end
  if not contains(capabilities.job_service_required_map, job.service_required) then
    return false
  end
  local requirements = decoded(job.requirements)
  local positive = requirements.positive_requirements or requirements
  if positive.hardware and not hardware_fits(capabilities.hardware or {}, positive.hardware) then
    return false
  end
  local models = (capabilities.models or {})[job.service_required]
  return not positive.models or models_fit(models, positive.models)
end

local function assign(worker, id, job)
  local now = redis.call('TIME')
  local at = now[1] .. '.' .. now[2]
  redis.call('HMSET', 'job:' .. id, 'status', 'assigned', 'worker_id', worker, 'assigned_at', at)
  redis.call('HSET', 'jobs:active:' .. worker, id, cjson.encode(job))
  redis.call('HMSET', 'worker:' .. worker, 'status', 'busy', 'current_job_id', id)
  redis.call('PUBLISH', 'job_claimed', id)
  redis.call('PUBLISH', 'update_job_progress', cjson.encode({ job_id = id, progress = 0 }))
  redis.call('XADD', 'progress:' .. id, '*', 'job_id', id, 'progress', '0', 'status', 'assigned')
end

local function find_matching_job(_, args)
  local capabilities = cjson.decode(args[1])
  for _, id in ipairs(redis.call('ZREVRANGE', 'jobs:pending', 0, tonumber(args[2]) - 1)) do
    local job = fields(redis.call('HGETALL', 'job:' .. id))
    if job.id and fits(capabilities, job) and redis.call('ZREM', 'jobs:pending', id) == 1 then
      assign(capabilities.worker_id, id, job)
      return id
    end
  end
  return nil
end
redis.register_function('bench_find_matching_job', find_matching_job)
