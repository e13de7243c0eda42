from collections.abc import Iterable, Sequence
from pathlib import Path

from standards import crosswalks
from standards.management.commands._loading import LoadFiles, Stored


class Command(LoadFiles):
    help = "Load crosswalk files, after the frameworks they name: all or none. See docs/crosswalks.md."
    ship_in = "CROSSWALKS_DIR"

    def check_files(self, paths: Sequence[Path]) -> Iterable[str]:
        return crosswalks.check(paths)

    def load_files(self, paths: Sequence[Path]) -> Iterable[Stored]:
        return crosswalks.load(paths)
