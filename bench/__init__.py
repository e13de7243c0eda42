"""make bench: a big database, the real server, and what each page costs beside a plain one."""
