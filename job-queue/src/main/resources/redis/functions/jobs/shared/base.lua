--[[
  What the functions of this library share. The parts come first when the library is joined.

  Every function gets KEYS[1] = {p0}:meta and computes its other keys from that key's prefix, so that
  all of them lie in one slot. docs/architecture/redis-keys.md lists the patterns. Each function
  validates and reads first and writes last: Lua does not roll back. What it changes, and whom it wakes, is collected and
  written once, when it has come to its end.

  Texts named "json" or "literal" are JSON already; they are joined, never parsed.
]]
local CRASHES_TO_POISON = 3
local MOST_RELEASES = 10
local MOST_ITEMS = 100
local MOST_CLASSES = 1000
local LOG_LENGTH = 2000
local MOST_EARLY = 8
local STREAM_LENGTH = 100000
local INLINE_BYTES = 4096
local TEXT_BYTES = 262144
local KEPT_MS = 7 * 24 * 3600 * 1000
local CLASS_KEPT_MS = 3600 * 1000
local CANCEL_GRACE_MS = 30 * 1000
local PATIENCE_MS = 5 * 1000
local CRAMPED_MS = 30 * 1000
local ADOPTION_MS = 30 * 1000
local MINUTE_MS = 60 * 1000
local RATES_KEPT_MS = 15 * MINUTE_MS
local DEBTS_FORGOTTEN = '100'
local HEAD_BONUS = 1e13
local EVERYONE = 1e6

local TERMINAL = { completed = true, failed = true, cancelled = true, timeout = true }

-- Small numbers are written often, and writing one takes longer than finding it. Where Redis is given a number it writes
-- all of its digits, which takes longest.
local NUMERALS = {}

-- A whole number without exponent, however large.
local function whole(number)
  local text = NUMERALS[number]
  if not text then
    text = string.format('%d', number)
    if number > -1000 and number < 1000 then
      NUMERALS[number] = text
    end
  end
  return text
end

-- Any number, as exactly as it is.
local function decimal(number)
  return number == math.floor(number) and whole(number) or string.format('%.17g', number)
end

local function no_number(text, name)
  error({ err = 'ERR ' .. name .. ' must be a number: ' .. tostring(text) })
end

-- Fails on a text that is no number, before anything is written.
local function number(text, name)
  return tonumber(text) or no_number(text, name)
end

local function at_most(count)
  if count > MOST_ITEMS then
    error({ err = 'ERR at most ' .. MOST_ITEMS .. ' items a call, not ' .. count })
  end
end

-- How many items there are, where each takes so many arguments.
local function items(args, each)
  local count = #args / each
  if count ~= math.floor(count) then
    error({ err = 'ERR each item takes ' .. each .. ' arguments' })
  end
  return count
end

-- The broker's life and clock: Redis' time, which never goes back within a partition.
local function open(meta)
  local saved = redis.call('HMGET', meta, 'clock', 'epoch', 'classes', 'seq')
  local time = redis.call('TIME')
  local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
  now = math.max(now, tonumber(saved[1] or '0'))
  local epoch = saved[2] or whole(now)
  local classes, seq = tonumber(saved[3] or '0'), tonumber(saved[4] or '0')
  return {
    meta = meta,
    prefix = string.sub(meta, 1, -5),
    now = now,
    at = whole(now),
    epoch = epoch,
    of_epoch = ' ' .. epoch .. '-',
    classes = classes,
    seq = seq,
    saved_epoch = saved[2],
    saved_classes = classes,
    saved_seq = seq,
    waiting = {}, running = {}, happened = {},
    jobs = {}, hashes = {}, sets = {}, ranked = {}, starts = {}, writes = {},
    lanes = {}, met = {}, taken_from = {}, entered_classes = {}, held_classes = {}, class_counts = {}, matches = {},
    events = {}, told = 0, arrivals = {}, unlinked = {}, lease_ends = {},
  }
end

local function run_id()
  return string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') or ''
end

-- A job's state, what was submitted, its log as a stream, or its partial text.
local function key_of(broker, id, what)
  return broker.prefix .. 'job:' .. id .. what
end

-- How a worker is named where lanes avoid it.
local function mark_of(worker)
  return string.sub(redis.sha1hex(worker), 1, 12)
end
