--[[
  The latest starts of a flow key whose provider has told a limit, as the call sees them.
    {p0}:starts:<key>   list   times (ms), newest first; where the limit is over 1000, each stands for some
  In a call it is as many new ones as there are fresh, before those that Redis holds unless it is emptied.
]]
local starts = { KEPT = 1000 }
do
  -- An entry may be looked at for a window and what is added to that for safety, which is less than this.
  local MARGIN_MS = 2000

  local function list_of(broker, key)
    local list = broker.starts[key]
    if not list then
      list = { key = broker.prefix .. 'starts:' .. key, fresh = 0, is_emptied = false }
      broker.starts[key] = list
    end
    return list
  end

  -- The time (ms) of an entry, the latest being the first; or nothing.
  function starts.at(broker, key, entry)
    local list = list_of(broker, key)
    if entry <= list.fresh then
      return broker.now
    end
    return not list.is_emptied and tonumber(redis.call('LINDEX', list.key, whole(entry - list.fresh - 1)) or '')
  end

  -- How many of the latest hundred entries are of this time (ms) or later.
  function starts.since(broker, key, from)
    local list = list_of(broker, key)
    local later = math.min(list.fresh, MOST_ITEMS)
    if later < MOST_ITEMS and not list.is_emptied then
      for _, at in ipairs(redis.call('LRANGE', list.key, '0', whole(MOST_ITEMS - 1 - later))) do
        if tonumber(at) >= from then
          later = later + 1
        end
      end
    end
    return later
  end

  function starts.empty(broker, key)
    local list = list_of(broker, key)
    list.fresh, list.is_emptied = 0, true
  end

  -- Some starts that have just been, as many as entries of the list; the provider counts in windows of so long (ms).
  function starts.note(broker, key, entries, window)
    local list = list_of(broker, key)
    list.fresh = math.min(list.fresh + entries, starts.KEPT)
    if entries > 0 then
      list.kept_ms = math.max(window, MINUTE_MS) + MARGIN_MS
    end
  end

  function starts.write(broker, list)
    if list.is_emptied then
      redis.call('DEL', list.key)
    end
    if list.fresh > 0 then
      local fresh = {}
      for i = 1, list.fresh do
        fresh[i] = broker.at
      end
      redis.call('LPUSH', list.key, unpack(fresh))
      redis.call('LTRIM', list.key, '0', whole(starts.KEPT - 1))
      redis.call('PEXPIRE', list.key, whole(list.kept_ms))
    end
  end
end
