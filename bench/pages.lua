-- For wrk: asks for the pages named in the file PAGES, in a random order, signed in by COOKIE.
local pages = {}
for page in io.lines(os.getenv("PAGES")) do pages[#pages + 1] = page end
local headers = { ["Cookie"] = os.getenv("COOKIE"), ["Accept"] = "text/html" }
math.randomseed(1)
request = function() return wrk.format("GET", pages[math.random(#pages)], headers) end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("%.0f requests/s, p50 %.1f ms, p99 %.1f ms, worst %.0f ms; not 2xx %d, cut off %d\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000, e.status, e.connect + e.read + e.write + e.timeout))
end
