--[[
  job_judged_v1: keeps the matcher's verdicts for an offer. The offer is judged for all classes up to a
  number once every one of its job types was.
    KEYS[1] hash  {p0}:meta
    writes        {p0}:match:<offer>:<job type> (set, the classes that the offer satisfies),
                  {p0}:judged (hash, number by offer), {p0}:judged-at (zset, offers by time)
    ARGV    offer, number that is judged (or empty), job type, the classes that fit (at most 100)
    returns the newest class's number
]]
local function job_judged(broker, args)
  local offer, upto, job_type = args[1], args[2], args[3]
  local judged = upto ~= '' and number(upto, 'number')
  at_most(#args - 3)
  local matches = broker.prefix .. 'match:' .. offer .. ':' .. job_type
  if args[4] then
    write_later(broker, 'SADD', matches, unpack(args, 4))
  end
  -- The verdicts outlive the note that they are complete, never the other way round.
  write_later(broker, 'PEXPIRE', matches, whole(2 * VERDICTS_KEPT_MS))
  if judged then
    set(broker, 'judged', offer, whole(judged))
    write_later(broker, 'ZADD', broker.prefix .. 'judged-at', 'NX', broker.at, offer)
  end
  return whole(broker.classes)
end
register('job_judged_v1', job_judged)
