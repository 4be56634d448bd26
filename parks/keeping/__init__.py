"""Parks that somebody keeps: in the address and in the browser, without an account."""
