--[[
  job_stats_v1: what waits, runs and happens, by job type, and which gates are shut.
    KEYS[1] hash  {p0}:meta
    reads         {p0}:waiting, {p0}:running (hashes by job type), {p0}:rates:<minute>, {p0}:shut,
                  {p0}:scheduled, {p0}:ended, {p0}:parked:<gate>, lanes
    ARGV    minutes of rates (at most 15; the last, unfinished one is the first)
    returns time (ms), scheduled jobs, ends that the ledger does not have, oldest of these (ms, or empty), then
            five lists: type and count of what waits, the same of what runs, gate and state, and minute (ms), what
            (in, start, completed, failed, cancelled, timeout), a colon and job type, count; gate and jobs in the lanes
            that it keeps out of the index, of at most 100 lanes together
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

local function held_back(broker, shut)
  local held, left = {}, MOST_ITEMS
  for i = 1, #shut, 2 do
    local lanes = left > 0 and redis.call('ZRANGE', broker.prefix .. 'parked:' .. shut[i], 0, left - 1) or {}
    local jobs = 0
    for _, lane in ipairs(lanes) do
      jobs = jobs + redis.call('ZCARD', broker.prefix .. 'lane:' .. lane)
    end
    left = left - #lanes
    if jobs > 0 then
      held[#held + 1] = shut[i]
      held[#held + 1] = jobs
    end
  end
  return held
end

local function job_stats(broker, args)
  local minutes = number(args[1], 'minutes')
  at_most(minutes)
  local prefix = broker.prefix
  local shut = redis.call('HGETALL', prefix .. 'shut')
  return {
    whole(broker.now), redis.call('ZCARD', prefix .. 'scheduled'), redis.call('ZCARD', prefix .. 'ended'),
    redis.call('ZRANGE', prefix .. 'ended', 0, 0, 'WITHSCORES')[2] or '',
    redis.call('HGETALL', prefix .. 'waiting'), redis.call('HGETALL', prefix .. 'running'),
    shut, rates_of(broker, minutes), held_back(broker, shut),
  }
end
register_reader('job_stats_v1', job_stats)
