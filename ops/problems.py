"""What went wrong, in one plain sentence that says what to do."""

import errno
import sys
from collections.abc import Callable


class Problem(Exception):
    """Something that the person at the keyboard can put right; the text says how."""


def explained(error: OSError) -> str:
    """A sentence for an error of the operating system that no caller expected."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "The disk is full: free some space and run the same command again."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"{error.filename} may not be written: run the command as the owner of this folder."
    return f"The system refused: {error}."


def report(main: Callable[[], int]) -> int:
    """Run `main`; a Problem becomes its sentence on stderr and exit code 1."""
    try:
        return main()
    except Problem as problem:
        print(f"\n{problem}", file=sys.stderr)
    except OSError as error:
        print(f"\n{explained(error)}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return 1
