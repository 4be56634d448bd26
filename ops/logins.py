"""A login for trying the site. Its password is made on this machine and kept in var/, never in the code."""

import os
import secrets

from django.contrib.auth import get_user_model

from ops.paths import VAR, stamp, stamped

NAME = "admin"


def password() -> str:
    """The password for this checkout's demo login; made and written down when there is none."""
    kept = VAR / "demo-password"
    if not kept.exists():
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(9))
    return kept.read_text()


def demo_login(database: str) -> tuple[str, str] | None:
    """Name and password of the superuser made for trying the site; None where people have their own.

    `database` names the database in the stamps: a login is shown only where it was made from here.
    """
    people = get_user_model().objects
    made, own = f"login-{database}", password()
    if not people.filter(is_superuser=True).exists():
        people.create_superuser(NAME, password=own)
        stamp(made, own)
    return (NAME, own) if stamped(made, own) else None
