"""What the REST API answers on the sample articles: `python -m tests.rest_examples` writes its examples anew.

In      examples/articles, the addresses in api/rest/examples.json
Out     api/rest/examples.json, which the description of the API shows.
Limits  an act is named by its reports: where the one that is shown is gone, the first act takes its place.
"""

import json
import os
import tempfile
from pathlib import Path

import httpx2

from tests.sample_answers import build_samples
from tests.servers import ROOT, served

EXAMPLES = ROOT / "api" / "rest" / "examples.json"


def main() -> None:
    """Write the examples."""
    shown = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SOURCE_DATE_EPOCH"] = "1767225600"  # written anew on another day, the examples are the same
        build_samples(Path(folder) / "store")
        with served(Path(folder) / "store") as client:
            told = {name: _told(client, one["address"]) for name, one in shown.items()}
    lines = (f"{json.dumps(name)}: {json.dumps(one, ensure_ascii=False)}" for name, one in told.items())
    EXAMPLES.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _told(client: httpx2.Client, address: str) -> dict[str, object]:
    answer = client.get(address)
    if answer.status_code == httpx2.codes.NOT_FOUND and address.startswith("/acts/"):
        first = client.get("/acts?limit=1").json()["items"][0]["id"]
        address = f"/acts/{first}?{address.partition('?')[2]}"
        answer = client.get(address)
    assert answer.status_code == httpx2.codes.OK, f"{address}: {answer.text}"
    return {"address": address, "answer": answer.json()}


if __name__ == "__main__":
    main()
