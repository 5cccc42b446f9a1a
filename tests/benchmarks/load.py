"""A small load: eight connections kept open, for a few seconds; requests a second and the 95th percentile."""

import http.client
import time
from collections.abc import Callable
from multiprocessing import Pool
from statistics import quantiles

CONNECTIONS = 8
Request = tuple[str, str, str, dict[str, str]]  # method, path, body, headers


def run(port: int, make: Callable[[int, int], Request], seconds: float) -> tuple[float, float, int]:
    """(requests a second, p95 in ms, failures) of `make(connection, number)` sent as fast as answers come."""
    with Pool(CONNECTIONS) as pool:
        results = pool.starmap(_connection, [(port, make, seconds, number) for number in range(CONNECTIONS)])
    times = sorted(taken for found, _bad in results for taken in found)
    bad = sum(failed for _found, failed in results)
    return len(times) / seconds, quantiles(times, n=20)[-1] * 1000 if len(times) > 1 else 0.0, bad


def _connection(port: int, make: Callable[[int, int], Request], seconds: float, which: int) -> tuple[list[float], int]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    times: list[float] = []
    failures = number = 0
    end = time.perf_counter() + seconds
    while (start := time.perf_counter()) < end:
        method, path, body, headers = make(which, number)
        line.request(method, path, body, {"Host": f"127.0.0.1:{port}", **headers})
        answer = line.getresponse()
        answer.read()
        failures += answer.status >= 400
        times.append(time.perf_counter() - start)
        number += 1
    line.close()
    return times, failures
