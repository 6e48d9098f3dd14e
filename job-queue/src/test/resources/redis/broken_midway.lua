--[[
  Stands before a library whose functions it breaks: each call is made once for each of its reads, which fails, and has to
  leave all keys as they were; then it is made as it is. Where it has written something before such a read, the call fails.
]]
local redis = (function()
  local READS = {
    EXISTS = 1, GET = 1, HEXISTS = 1, HGET = 1, HGETALL = 1, HKEYS = 1, HLEN = 1, HMGET = 1, INFO = 1, LINDEX = 1, LRANGE = 1,
    MGET = 1, SISMEMBER = 1, SMISMEMBER = 1, SRANDMEMBER = 1, STRLEN = 1, TIME = 1, XINFO = 1, XRANGE = 1, XREVRANGE = 1,
    ZCARD = 1, ZRANGE = 1, ZRANGEBYSCORE = 1, ZRANK = 1, ZSCORE = 1,
  }
  local MOST_READS = 100000
  local MOST_KEYS = 100

  local function server()
    return redis
  end

  local register = redis.register_function
  local broken, reads, fuse, blown, written = {}, 0, 0, nil, nil
  local broken_redis = {
    sha1hex = function(text)
      return server().sha1hex(text)
    end,
  }

  function broken_redis.call(command, ...)
    local call = command .. ' ' .. tostring((...))
    if READS[command] then
      reads = reads + 1
      if reads == fuse then
        blown = call
        error({ err = 'ERR broken at ' .. call })
      end
    else
      written = written or call
    end
    return server().call(command, ...)
  end

  local function sorted(parts)
    table.sort(parts)
    return table.concat(parts, '\n')
  end

  -- A dump tells members of hashes and sets in an order that looking at them can change.
  local function content(key)
    local kind = server().call('TYPE', key).ok
    if kind == 'set' then
      return sorted(server().call('SMEMBERS', key))
    elseif kind == 'hash' then
      local fields = server().call('HGETALL', key)
      local members = {}
      for i = 1, #fields, 2 do
        members[#members + 1] = fields[i] .. ' ' .. fields[i + 1]
      end
      return sorted(members)
    end
    return server().call('DUMP', key)
  end

  -- The digest of all keys; nothing where they are too many to be asked for at each read.
  local function digest()
    local keys = server().call('KEYS', '*')
    if #keys > MOST_KEYS then
      return nil
    end
    table.sort(keys)
    for i, key in ipairs(keys) do
      keys[i] = key .. ' ' .. server().call('PEXPIRETIME', key) .. ' ' .. content(key)
    end
    return server().sha1hex(table.concat(keys, '\n'))
  end

  local function broken_at_each_read(name, body)
    return function(keys, args)
      local before, done, reply = digest(), nil, nil
      for at = 1, MOST_READS do
        reads, fuse, blown, written = 0, at, nil, nil
        done, reply = pcall(body, keys, args)
        if not blown then
          break
        end
        broken[name] = true
        if written then
          error({ err = 'ERR ' .. name .. ' wrote (' .. written .. ') before it read (' .. blown .. ')' })
        elseif before and digest() ~= before then
          error({ err = 'ERR ' .. name .. ' changed something before it read (' .. blown .. ')' })
        end
      end
      fuse = 0
      if not done then
        error(reply)
      end
      return reply
    end
  end

  -- What is flagged to only read is left alone: Redis itself lets it write nothing.
  function broken_redis.register_function(name, body)
    if body then
      register(name, broken_at_each_read(name, body))
    else
      register(name)
    end
  end

  -- The functions of this library that were broken.
  local function told_broken()
    local names = {}
    for name in pairs(broken) do
      names[#names + 1] = name
    end
    return names
  end
  register({ function_name = 'LIBRARY_broken', callback = told_broken, flags = { 'no-writes' } })
  return broken_redis
end)()
