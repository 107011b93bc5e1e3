"""Measures how long OPEA's own reader of pipelines takes.

Called with a document, and how often to read it before measuring and while
measuring; prints the median in milliseconds.
"""

import statistics
import sys
import time

from comps import ServiceOrchestratorWithYaml

path, warm_up, measured = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def milliseconds() -> float:
    """Reads the document once, and checks it and makes its graph by that."""
    began = time.perf_counter()
    ServiceOrchestratorWithYaml(path)
    return (time.perf_counter() - began) * 1000


for _ in range(warm_up):
    milliseconds()
print(statistics.median(milliseconds() for _ in range(measured)))
