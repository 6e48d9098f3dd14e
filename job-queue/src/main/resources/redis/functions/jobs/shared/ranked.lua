--[[
  Sets by score that a call walks through from the first on, and changes while it does: the index. What Redis holds is read
  a page at a time.
    members, scores   those that come first, in order, as the call has left them
    last, last_score  the last one that was read of Redis: what comes later is not among them yet
    changed           the score (a text or a number) by member that the call has put, or false
    later             those of them that come after the last one
]]
local ranked = {}
do
  local function set_of(broker, name)
    local set = broker.ranked[name]
    if not set then
      set = { key = broker.prefix .. name, members = {}, scores = {}, read = 0, is_whole = false, changed = {}, later = {} }
      broker.ranked[name] = set
    end
    return set
  end

  local function insert(set, member, score)
    local members, scores = set.members, set.scores
    local at = #members + 1
    while at > 1 and comes_before(score, member, scores[at - 1], members[at - 1]) do
      at = at - 1
    end
    table.insert(members, at, member)
    table.insert(scores, at, score)
  end

  local function is_within(set, member, score)
    return set.is_whole or (set.last and comes_before(score, member, set.last_score, set.last))
  end

  local function read_on(set, count)
    local page = redis.call('ZRANGE', set.key, whole(set.read), whole(set.read + count - 1), 'WITHSCORES')
    local members, scores, changed, size = set.members, set.scores, set.changed, #set.members
    for i = 1, #page, 2 do
      set.last, set.last_score = page[i], tonumber(page[i + 1])
      if changed[set.last] == nil then
        size = size + 1
        members[size], scores[size] = set.last, set.last_score
      end
    end
    set.read, set.is_whole = set.read + #page / 2, #page < 2 * count
    for member, score in pairs(set.later) do
      if is_within(set, member, score) then
        insert(set, member, score)
        set.later[member] = nil
      end
    end
  end

  -- The member at a rank from 1 on, and its score; nil after the last. So many are read at once at first.
  function ranked.at(broker, name, rank, page)
    local set = set_of(broker, name)
    while not set.members[rank] and not set.is_whole do
      read_on(set, math.max(page, set.read))
    end
    return set.members[rank], set.scores[rank]
  end

  -- Where a member stands among those that were read; nil where it does not.
  local function rank_among_read(set, member)
    for rank, other in ipairs(set.members) do
      if other == member then
        return rank
      end
    end
    return nil
  end

  -- A member's score, or nothing.
  function ranked.score(broker, name, member)
    local set = set_of(broker, name)
    local score = set.changed[member]
    if score ~= nil then
      return score
    end
    local rank = rank_among_read(set, member)
    return rank and set.scores[rank] or (not set.is_whole and redis.call('ZSCORE', set.key, member))
  end

  function ranked.take(broker, name, member)
    local set = set_of(broker, name)
    local rank = rank_among_read(set, member)
    if rank then
      table.remove(set.members, rank)
      table.remove(set.scores, rank)
    end
    set.changed[member], set.later[member] = false, nil
    return set
  end

  function ranked.put(broker, name, score, member)
    local set, number = ranked.take(broker, name, member), tonumber(score)
    set.changed[member] = score
    if is_within(set, member, number) then
      insert(set, member, number)
    else
      set.later[member] = number
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
