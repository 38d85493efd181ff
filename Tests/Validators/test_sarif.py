"""What `check --format sarif` prints is SARIF 2.1.0, as a model that others wrote understands it."""
import json
import os
import subprocess
from pathlib import Path

from sarif_pydantic import Sarif

ROOT = Path(__file__).resolve().parents[2]
TOOL = os.environ["GONGKAI_TOOL"]


def sarif(*paths):
    run = subprocess.run([TOOL, "check", "--format", "sarif", *paths], cwd=ROOT, capture_output=True, timeout=120)
    assert run.returncode in (0, 1), run.stderr.decode()
    return json.loads(run.stdout)


def test_sample_content():
    log = sarif("Content")
    Sarif.model_validate(log)
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["results"], "the sample has findings"
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        if (ROOT / place["artifactLocation"]["uri"]).is_dir():
            # What a folder lacks stands on no line.
            assert "region" not in place
        else:
            assert 1 <= place["region"]["startLine"] <= place["region"]["endLine"]


def test_a_file_without_findings_is_a_log_too(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("会议通知\n\n定于下周一开会。\n", encoding="utf-8")
    Sarif.model_validate(sarif(str(path)))
