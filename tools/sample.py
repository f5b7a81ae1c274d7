"""Write the sample edition of the repository: the weekly report of the demo, its page, PDF and pictures."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.api.demo import demo

SAMPLE = Path(__file__).resolve().parents[1] / "reports" / "weekly" / "sample"
KEPT = ("numbers.json", "report*.html", "report*.pdf", "charts/*.png", "charts/*.csv")


def write_sample(target: Path) -> list[Path]:
    """Build the demo anew and copy what the sample keeps of its weekly edition; the files, sorted."""
    with TemporaryDirectory() as folder:
        demo(Path(folder) / "demo")
        [edition] = Path(folder).glob("demo/weekly/*/*/report.html")
        written = []
        for file in sorted(one for pattern in KEPT for one in edition.parent.glob(pattern)):
            copy = target / file.relative_to(edition.parent)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
            written.append(copy)
    return written


if __name__ == "__main__":
    shutil.rmtree(SAMPLE, ignore_errors=True)
    for path in write_sample(SAMPLE):
        print(path.relative_to(SAMPLE.parents[2]))
