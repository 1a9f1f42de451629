"""The tutorial notebook, run from its first cell to its last by a real kernel."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[1] / "examples" / "notebooks").glob("*.ipynb"))


@pytest.mark.filterwarnings("default")  # of other people's clients and kernels
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebook_runs_and_shows_what_it_promises(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "MPLCONFIGDIR", "TMPDIR"):
        monkeypatch.setenv(variable, str(tmp_path))
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    assert [cell.outputs for cell in notebook.cells if cell.cell_type == "code" and cell.outputs] == []
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    shown = "".join(output.get("text", "") or str(output.get("data", "")) for output in outputs)
    assert "meminta jaminan yang berkekuatan hukum agar NATO berhenti meluas ke arah timur" in shown
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 1
    assert "No eastward expansion of NATO" in shown
    assert "Traceback" not in shown
    assert list(tmp_path.rglob("*.gexf"))


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS
