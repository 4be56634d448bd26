#!/bin/sh
# Run the given arguments with the first Python of at least 3.11, or say that there is none.
for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" "$@"
    fi
done
found=$(python3 -V 2>&1) || found="none"
echo "Python 3.11 or newer is needed (found: $found): install it, or name it by PYTHON=/path/to/python." >&2
exit 1
