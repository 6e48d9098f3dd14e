#!lua name=bench_nothing
-- bench_nothing: what a call of a function costs before it does anything.
redis.register_function('bench_nothing', function()
  return 'OK'
end)
