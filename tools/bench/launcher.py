"""python -I -S launcher.py COMMAND…: runs it; prints seconds, processor seconds, peak of memory.

A small process of its own, because a child's peak counts the memory of whoever started it. The
memory is of the largest of the command's processes, in megabytes; what the system does not tell
is printed as nan. Its output is thrown away; the exit code is passed on.
"""

import os
import subprocess
import sys
import time

start = time.perf_counter()
process = subprocess.Popen(
    sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
)
if hasattr(os, "wait4"):
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    processor, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit
else:  # Windows
    code, processor, megabytes = process.wait(), float("nan"), float("nan")
print(time.perf_counter() - start, processor, megabytes)
sys.exit(code)
