"""The command line of lm-evaluation-harness, as it is, followed by one JSON line with the time it took."""

import json
import resource
import sys
import time

from lm_eval.__main__ import cli_evaluate

if __name__ == "__main__":
    started = time.monotonic()
    cli_evaluate()
    sys.stderr.flush()
    spent = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"seconds": round(time.monotonic() - started, 1), "cpuSeconds": round(spent.ru_utime + spent.ru_stime, 1)}))
