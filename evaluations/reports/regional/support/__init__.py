"""Where a region's support goes: what each authority needs in plain terms, what it was given, what changed since."""
