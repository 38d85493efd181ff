"""The sites whose data is validated: the sample, and a larger one."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))
import sites  # noqa: E402
from large_site import large  # noqa: E402


@pytest.fixture(params=["sample", "large"], scope="session")
def site(request):
    return sites.sample() if request.param == "sample" else large()


@pytest.fixture(scope="session")
def corrections():
    """How many corrections each site shows."""
    def count(site):
        return sum(1 for page in site.pages if sites.kind(page) == "revision" and page not in site.notices)
    return count
