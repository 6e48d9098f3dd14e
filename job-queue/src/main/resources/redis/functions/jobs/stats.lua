--[[
  job_stats_v1: what waits, runs and happens, by job type, and which gates are shut.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:waiting, {p0}:running (hashes by job type), {p0}:rates:<minute>, {p0}:shut,
                  {p0}:scheduled, {p0}:ended
    ARGV    minutes of rates (at most 15; the last, unfinished one is the first)
    returns time (ms), scheduled jobs, ends that the ledger does not have, oldest of these (ms, or empty), then
            four lists: type and count of what waits, the same of what runs, gate and state, and minute (ms), what
            (in, start, completed, failed, cancelled, timeout), a colon and job type, count
]]
local function rates_of(broker, minutes)
  local rates = {}
  local current = math.floor(broker.now / MINUTE_MS)
  for minute = current, current - minutes + 1, -1 do
    local counts = redis.call('HGETALL', broker.prefix .. 'rates:' .. whole(minute))
    for i = 1, #counts, 2 do
      rates[#rates + 1] = whole(minute * MINUTE_MS)
      rates[#rates + 1] = counts[i]
      rates[#rates + 1] = counts[i + 1]
    end
  end
  return rates
end

local function job_stats(broker, args)
  local minutes = number(args[1], 'minutes')
  at_most(minutes)
  local prefix = broker.prefix
  return {
    whole(broker.now), redis.call('ZCARD', prefix .. 'scheduled'), redis.call('ZCARD', prefix .. 'ended'),
    redis.call('ZRANGE', prefix .. 'ended', 0, 0, 'WITHSCORES')[2] or '',
    redis.call('HGETALL', prefix .. 'waiting'), redis.call('HGETALL', prefix .. 'running'),
    redis.call('HGETALL', prefix .. 'shut'), rates_of(broker, minutes),
  }
end
register_reader('job_stats_v1', job_stats)
