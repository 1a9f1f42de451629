-- Load for wrk: POSTs of one query, in which QQID is a random line of a file and QQNONCE a number never used before.
-- Arguments: file of the query, file of ids (or -), path. Prints one line of JSON at the end.
-- A number of its own makes every query a new one, so that no cache of answers can serve it.

local query, ids, path, count = "", {}, "/", 0

local function read(name)
  local file = assert(io.open(name, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

function init(args)
  query, path = read(args[1]), args[3]
  if args[2] ~= "-" then
    for line in io.lines(args[2]) do ids[#ids + 1] = line end
  end
  math.randomseed(tonumber(args[4]))
  count = math.random(1, 2 ^ 30) * 2 ^ 20
  wrk.headers["Content-Type"] = "application/sparql-query"
  wrk.headers["Accept"] = "application/sparql-results+json"
end

function request()
  count = count + 1
  local body = query
  if #ids > 0 then
    local id = ids[math.random(#ids)]
    body = body:gsub("QQID", function() return id end)
  end
  body = body:gsub("QQNONCE", string.format("%.0f", count))
  return wrk.format("POST", path, nil, body)
end

function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "seconds": %.6f, "errors": %d, "p50": %.3f, "p99": %.3f, "longest": %.3f}\n',
    summary.requests - e.status, summary.duration / 1e6, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
