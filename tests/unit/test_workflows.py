"""The workflows run pinned actions only, and may do no more than they must."""

import re
from pathlib import Path

import pytest

from build.steps import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_every_action_is_pinned_by_commit(workflow: Path) -> None:
    used = re.findall(r"uses: (.+)", workflow.read_text())
    assert used
    assert all(PINNED.fullmatch(action) for action in used)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_read_and_only_publishing_may_write(workflow: Path) -> None:
    head, jobs = workflow.read_text().split("\njobs:\n")
    assert "\npermissions:\n  contents: read\n\n" in f"{head}\n\n"
    writing = re.findall(r"(\S+): write", jobs)
    assert writing == (["pages", "id-token"] if workflow.name == "pages.yml" else [])
    assert jobs.count("persist-credentials: false") == jobs.count("actions/checkout@")
