--[[
  What providers tell of a flow key's limit with their answers: so many starts in any window, and how many of them are left
  until a time. What follows holds whether a provider counts by fixed windows, by sliding ones, or fills a bucket: as many
  start as are left, and none before the start that stands the limit's number before it is older than a window.

    {p0}:flow:<key>     hash   limit (starts in a window), window (ms, the longest that was told), left (starts), until (ms: so
                               many are left up to then), since (ms, start of the job whose answer told it)
]]
local LONGEST_MARGIN_MS = 1000
local FLOW = {
  'running', 'most', 'every', 'burst', 'next', 'limit', 'window', 'left', 'until', 'since', 'skipped',
}

-- From its start to the provider one request takes longer than another: no window is used to its last moment.
local function margin_of(window)
  return math.min(math.ceil(window / 50), LONGEST_MARGIN_MS)
end

-- How many starts an entry of the list stands for.
local function starts_an_entry(limit)
  return math.ceil(limit / starts.KEPT)
end

local function flow_number(broker, key, field)
  return tonumber(get(broker, 'flow:' .. key, field) or '')
end

-- When the next job of a flow key may start (ms) by what its provider told; 0 where it told nothing.
local function told_start(broker, key)
  local left, at = flow_number(broker, key, 'left'), 0
  if left and left <= 0 then
    at = flow_number(broker, key, 'until')
  end
  local limit = flow_number(broker, key, 'limit')
  if not limit then
    return at
  end
  local entries = math.floor(limit / starts_an_entry(limit))
  local first = starts.at(broker, key, entries)
  if not first then
    return at
  end
  local window = flow_number(broker, key, 'window')
  return math.max(at, first + window + margin_of(window))
end

-- A job of the flow key starts: one less is left.
local function count_start(broker, key)
  local flow = 'flow:' .. key
  local left, limit = flow_number(broker, key, 'left'), flow_number(broker, key, 'limit')
  if left then
    set(broker, flow, 'left', whole(left - 1))
  end
  local each = limit and starts_an_entry(limit) or 0
  if each > 1 then
    local skipped = ((flow_number(broker, key, 'skipped') or 0) + 1) % each
    set(broker, flow, 'skipped', whole(skipped))
    each = skipped == 0 and 1 or 0
  end
  starts.note(broker, key, each, flow_number(broker, key, 'window'))
end

-- Nobody knows any more what the provider told.
local function forget_told(broker, key)
  for _, field in ipairs({ 'limit', 'window', 'left', 'until', 'since', 'skipped' }) do
    if get(broker, 'flow:' .. key, field) then
      set(broker, 'flow:' .. key, field, false)
    end
  end
  starts.empty(broker, key)
end
