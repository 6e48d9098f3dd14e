--[[
  Sets by score, as the call sees them. What is added in a row is written as one command, in the order in which it was told.
]]
local SCORE_AND_MEMBER, MEMBER = 2, 1

local function changes_of(broker, name, command, width)
  local changes = broker.sets[name]
  if not changes or changes.width ~= width then
    changes = { command, broker.prefix .. name, width = width, size = 2, before = changes }
    broker.sets[name] = changes
  end
  return changes
end

local function zadd(broker, name, score, member)
  local changes = changes_of(broker, name, 'ZADD', SCORE_AND_MEMBER)
  local size = changes.size
  changes[size + 1], changes[size + 2], changes.size = score, member, size + 2
end

local function zrem(broker, name, member)
  local changes = changes_of(broker, name, 'ZREM', MEMBER)
  local size = changes.size + 1
  changes[size], changes.size = member, size
end

-- The score that the call has given a member; false where it has taken it out, nil where it has not changed it.
local function told_score(broker, name, member)
  local changes = broker.sets[name]
  while changes do
    for i = changes.size, 3, -changes.width do
      if changes[i] == member then
        return changes.width == SCORE_AND_MEMBER and changes[i - 1]
      end
    end
    changes = changes.before
  end
  return nil
end

local function score_of(broker, name, member)
  local score = told_score(broker, name, member)
  if score == nil then
    return redis.call('ZSCORE', broker.prefix .. name, member)
  end
  return score
end

local function comes_before(score, member, other_score, other_member)
  return score < other_score or (score == other_score and member < other_member)
end

-- The first member of a set and its score; nil where the call leaves it empty.
local function first_of(broker, name)
  local first, lowest, taken, removed, changes = nil, nil, {}, 0, broker.sets[name]
  while changes do
    for i = changes.size, 3, -changes.width do
      local member = changes[i]
      if changes.width == MEMBER then
        taken[member], removed = true, removed + 1
      elseif not taken[member] then
        local score = tonumber(changes[i - 1])
        if not first or comes_before(score, member, lowest, first) then
          first, lowest = member, score
        end
      end
    end
    changes = changes.before
  end
  local held = redis.call('ZRANGE', broker.prefix .. name, '0', whole(removed), 'WITHSCORES')
  for i = 1, #held, 2 do
    if not taken[held[i]] then
      local score = tonumber(held[i + 1])
      if not first or comes_before(score, held[i], lowest, first) then
        return held[i], score
      end
      break
    end
  end
  return first, lowest
end

local function write_set(changes)
  if changes.before then
    write_set(changes.before)
  end
  redis.call(unpack(changes))
end
