from collections.abc import Iterable, Sequence
from pathlib import Path

from standards import loading
from standards.management.commands._loading import LoadFiles, Stored


class Command(LoadFiles):
    help = "Load framework files: checked first, then all written or none. See docs/frameworks.md."
    ship_in = "FRAMEWORKS_DIR"

    def check_files(self, paths: Sequence[Path]) -> Iterable[str]:
        return loading.check(paths)

    def load_files(self, paths: Sequence[Path]) -> Iterable[Stored]:
        return loading.load(paths)
