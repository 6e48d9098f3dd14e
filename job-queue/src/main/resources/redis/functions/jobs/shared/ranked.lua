--[[
  Sets by score that a call walks through from the first on, and changes while it does: the index. What Redis holds is read
  a page at a time.
    list      those that come first, in order, as the call has left them: member, score, member, score, ...
    last      the last one that was read of Redis, and its score: what comes later is not in the list yet
    changed   the score by member that the call has put, or false
  Scores are texts or numbers.
]]
local ranked = {}
do
  local NONE = {}

  local function begin(broker, name)
    local set = { key = broker.prefix .. name, read = 0, is_whole = false, list = NONE, changed = NONE }
    broker.ranked[name] = set
    return set
  end

  local function note_change(set, member, score)
    if set.changed == NONE then
      set.changed = { [member] = score }
    else
      set.changed[member] = score
    end
  end

  local function place_in(list, member)
    for i = 1, #list, 2 do
      if list[i] == member then
        return i
      end
    end
    return nil
  end

  local function is_within(set, member, score)
    return set.is_whole or (set.last and comes_before(score, member, tonumber(set.last_score), set.last))
  end

  local function insert(list, member, score)
    local at = #list + 1
    while at > 1 and comes_before(score, member, tonumber(list[at - 1]), list[at - 2]) do
      at = at - 2
    end
    table.insert(list, at, member)
    table.insert(list, at + 1, score)
  end

  local function take_out(list, member)
    local at = place_in(list, member)
    if at then
      table.remove(list, at)
      table.remove(list, at)
    end
  end

  local function append_unchanged(set, page)
    local list = set.list
    for i = 1, #page, 2 do
      if set.changed[page[i]] == nil then
        list[#list + 1] = page[i]
        list[#list + 1] = page[i + 1]
      end
    end
  end

  -- Those that the call has put, as far as they come no later than what was read.
  local function insert_changed(set)
    for member, score in pairs(set.changed) do
      if score and not place_in(set.list, member) and is_within(set, member, tonumber(score)) then
        insert(set.list, member, tonumber(score))
      end
    end
  end

  local function read_on(set, count)
    local page = redis.call('ZRANGE', set.key, whole(set.read), whole(set.read + count - 1), 'WITHSCORES')
    local size = #page
    set.is_whole = size < 2 * count
    if size > 0 then
      set.last, set.last_score = page[size - 1], page[size]
    end
    if set.changed == NONE and set.read == 0 then
      set.list = page
    else
      set.list = set.read == 0 and {} or set.list
      append_unchanged(set, page)
      insert_changed(set)
    end
    set.read = set.read + size / 2
  end

  -- The member at a rank from 1 on, and its score; nil after the last. So many are read at first, and no
  -- more than a hundred at once.
  function ranked.at(broker, name, rank, page)
    local set, at = broker.ranked[name] or begin(broker, name), 2 * rank - 1
    while not set.list[at] and not set.is_whole do
      read_on(set, math.min(math.max(page, set.read), MOST_ITEMS))
    end
    local member = set.list[at]
    if member then
      return member, tonumber(set.list[at + 1])
    end
    return nil
  end

  -- A member's score, or nothing.
  function ranked.score(broker, name, member)
    local set = broker.ranked[name] or begin(broker, name)
    local score = set.changed[member]
    if score ~= nil then
      return score
    end
    local at = place_in(set.list, member)
    return at and set.list[at + 1] or (not set.is_whole and redis.call('ZSCORE', set.key, member))
  end

  function ranked.take(broker, name, member)
    local set = broker.ranked[name] or begin(broker, name)
    note_change(set, member, false)
    take_out(set.list, member)
  end

  function ranked.put(broker, name, score, member)
    local set = broker.ranked[name] or begin(broker, name)
    note_change(set, member, score)
    if set.read > 0 or set.is_whole then
      take_out(set.list, member)
      if is_within(set, member, tonumber(score)) then
        insert(set.list, member, tonumber(score))
      end
    end
  end

  function ranked.write(set)
    local put, taken
    for member, score in pairs(set.changed) do
      if score then
        put = put or { 'ZADD', set.key }
        put[#put + 1], put[#put + 2] = type(score) == 'number' and decimal(score) or score, member
      else
        taken = taken or { 'ZREM', set.key }
        taken[#taken + 1] = member
      end
    end
    if put then
      redis.call(unpack(put))
    end
    if taken then
      redis.call(unpack(taken))
    end
  end
end
