"""What a service says instead of doing it: the same in every room."""

from schools.services.errors import Overtaken, Refused

__all__ = ["Overtaken", "Refused"]
