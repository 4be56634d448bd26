"""What goes wrong while setting up is told in one plain sentence."""

import errno
import os
import socket
import subprocess
from types import SimpleNamespace

import pytest

from ops import environment, packages, postgres, problems, run, serve, shell
from ops.paths import ROOT
from ops.problems import Problem


@pytest.fixture
def taken_port():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_an_occupied_port_is_named_with_the_next_one(taken_port):
    with pytest.raises(Problem, match=f"Port {taken_port} is in use.*PORT={taken_port + 1}"):
        run.check_free("127.0.0.1", taken_port)


@pytest.mark.parametrize("port", ["http", "0", "65536", "8000 ", "８０００"])
def test_a_port_that_is_none_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(Problem, match="from 1 to 65535"):
        run.address()


def test_a_foreign_address_is_refused():
    with pytest.raises(Problem, match=r"192\.0\.2\.1 is no address of this machine"):
        run.check_free("192.0.2.1", 8000)


def test_a_port_reserved_for_root_is_explained():
    error = OSError(errno.EACCES, "Permission denied")
    assert "reserved for root" in run.refusal(error, "127.0.0.1", 80)


def test_an_old_python_is_named(tmp_path):
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = -V ] && echo "Python 3.9.2" || exit 1\n')
    old.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", ROOT / "ops" / "python.sh", "-V"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 or newer is needed (found: Python 3.9.2)")


def test_a_full_disk_is_told_before_installing(monkeypatch):
    nearly_full = SimpleNamespace(free=5 * 2**20)
    monkeypatch.setattr(environment.shutil, "disk_usage", lambda path: nearly_full)
    with pytest.raises(Problem, match="need 1000 MB and this disk has 5 MB free"):
        environment.check_space(1000)


def test_a_disk_that_fills_up_is_told_whoever_notices(capsys):
    def main():
        raise OSError(errno.ENOSPC, "No space left on device")

    assert problems.report(main) == 1
    assert "The disk is full" in capsys.readouterr().err


def test_without_sudo_the_command_to_run_is_told(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Problem, match="no sudo: run `apt-get install x` as root"):
        shell.require_root("apt-get install x")


def test_sudo_never_asks_where_nobody_can_answer(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shell.sys, "stdin", SimpleNamespace(isatty=lambda: False))
    assert shell.as_root(["true"]) == ["sudo", "-n", "true"]


def test_a_disk_that_is_full_is_seen_when_the_log_is_cut_off(monkeypatch):
    monkeypatch.setattr(shell.shutil, "disk_usage", lambda path: SimpleNamespace(free=0))
    assert "the disk is full" in shell.clue("")


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("Temporary failure in name resolution", "check the connection"),
        ("[Errno 28] No space left on device", "the disk is full"),
        ("E: Unable to locate package x", "does not offer that package"),
        ("something new", "setup.log"),
    ],
)
def test_the_words_of_a_failed_program_become_advice(monkeypatch, tmp_path, words, advice):
    monkeypatch.setattr(shell, "LOG", tmp_path / "setup.log")
    with pytest.raises(Problem, match=f"Installing failed: .*{advice}"):
        shell.quietly(["sh", "-c", 'echo "$0"; exit 1', words], doing="Installing")


def test_without_apt_and_brew_the_missing_thing_is_named(monkeypatch):
    monkeypatch.setenv("PATH", "")
    missing = packages.Need("SpatiaLite", lambda: False, lambda: ["x"])
    with pytest.raises(Problem, match="install SpatiaLite, then"):
        packages.require(missing)


def test_serving_needs_a_key_and_hosts(monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.setenv("ALLOWED_HOSTS", "example.org")
    with pytest.raises(Problem, match=r"^SECRET_KEY must be set"):
        serve.check_secrets()


def test_a_folder_with_a_long_path_holds_no_socket(tmp_path):
    assert not postgres.usable(tmp_path / ("x" * 100))


def test_postgres_settles_elsewhere_when_var_is_out_of_reach(monkeypatch):
    monkeypatch.setattr(postgres, "usable", lambda home: ROOT not in home.parents)
    home = postgres.cluster_home()
    assert home.name.startswith("registry-postgis-")
    assert postgres.url(home).count("%2F") == len(home.parents)


def test_links_to_programs_alone_are_no_postgis(tmp_path):
    for program in ("pg_ctl", "initdb"):
        (tmp_path / program).symlink_to("/bin/true")
    assert not postgres.has_postgis(tmp_path)
