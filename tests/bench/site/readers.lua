-- Asks for each line of a file in turn, and says in JSON what came of it. Times are in microseconds:
-- how long a hundred of the answers took, evenly chosen from the quickest to the slowest.

local requests, at = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", line)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors, times = summary.errors, {}
  for rank = 1, 100 do
    times[rank] = latency:percentile(rank - 0.5)
  end
  io.write(string.format(
    '\n{"requests": %d, "duration": %d, "faults": %d, "times": [%s]}\n',
    summary.requests, summary.duration, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    table.concat(times, ", ")
  ))
end
