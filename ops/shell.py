"""Running other programs: quietly into a log, and one sentence when they fail."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ops.paths import LOG, ROOT
from ops.problems import Problem

CLUES = {
    "No space left on device": "the disk is full; free some space",
    "Temporary failure": "the network does not answer; check the connection",
    "Could not resolve": "the network does not answer; check the connection",
    "NewConnectionError": "the network does not answer; check the connection",
    "NameResolutionError": "the network does not answer; check the connection",
    "Unable to locate package": "this system does not offer that package; install it another way",
    "a password is required": "sudo asks for a password; run the command in a terminal",
    "Could not get lock": "another package manager is at work; wait for it",
    "DO NOT MATCH THE HASHES": "a package is not the one that was locked; do not trust this package index",
}


def say(text: str) -> None:
    print(text, flush=True)


def clue(output: str) -> str:
    """What the output of a failed program points to, as the end of a sentence."""
    if shutil.disk_usage(LOG.parent).free < 2**20:  # then the log does not hold the reason either
        return CLUES["No space left on device"]
    return next((advice for sign, advice in CLUES.items() if sign in output), f"see {LOG}")


def quietly(
    command: Sequence[str | Path],
    *,
    doing: str,
    folder: Path = ROOT,
    env: dict[str, str] | None = None,
) -> None:
    """Run `command` in `folder` with its output in the log and no stdin.

    Problem "<doing> failed: <clue>" when it fails.
    """
    say(f"{doing} …")
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a") as log:
        start = log.tell()
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, env=env
        )
    if done.returncode:
        output = LOG.read_bytes()[start:].decode(errors="replace")
        raise Problem(f"{doing} failed: {clue(output)}, then run the same command again.")


def openly(command: Sequence[str | Path], **options) -> int:
    """Run `command` with its output on the screen; its exit code."""
    return subprocess.run(command, stdin=subprocess.DEVNULL, cwd=ROOT, **options).returncode


def require_root(by_hand: str) -> None:
    """Problem when this account can do nothing as root; `by_hand` is what root would have to run."""
    if os.geteuid() != 0 and not shutil.which("sudo"):
        raise Problem(f"There is no sudo: run `{by_hand}` as root, then the same command again.")


def as_root(command: Sequence[str]) -> list[str]:
    """`command` with what makes it run as root. At a terminal sudo may ask for the password; elsewhere
    it never asks."""
    if os.geteuid() == 0:
        return list(command)
    return ["sudo", *([] if sys.stdin.isatty() else ["-n"]), *command]
