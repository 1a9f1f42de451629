"""What the reconciliation service says of itself.

In      the address it is asked at
Out     the manifest.
Source  Reconciliation Service API 0.2, section 3; its JSON schema.
Limits  addresses are those of the request: behind a proxy, of the host the proxy names.
"""

from typing import Any

from kg import __version__
from kg.names import BASE, ONTOLOGY
from kg.reconcile import TYPES


def manifest(address: str) -> dict[str, Any]:
    """Return the manifest of the service at an address.

    Raises:
        Nothing.
    """
    suggest = {
        kind: {
            "service_url": address,
            "service_path": f"/reconcile/suggest/{kind}",
            "flyout_service_url": address,
            "flyout_service_path": f"/reconcile/flyout/{kind}?id=${{id}}",
        }
        for kind in ("entity", "type", "property")
    }
    limit = {
        "name": "limit",
        "label": "Limit",
        "type": "number",
        "default": 0,
        "help_text": "How many values at most; 0 for all.",
    }
    return {
        "versions": ["0.1", "0.2"],
        "name": "Communiqué: actors, demands, issues and events",
        "identifierSpace": f"{BASE}id/",
        "schemaSpace": ONTOLOGY,
        "documentation": f"{address}/docs",
        "serviceVersion": __version__,
        "defaultTypes": [{"id": one.id, "name": one.name} for one in TYPES.values()],
        "view": {"url": f"{address}/id/{{{{id}}}}"},
        "preview": {"url": f"{address}/reconcile/preview?id={{{{id}}}}", "width": 430, "height": 260},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": address, "service_path": "/reconcile/properties"},
            "property_settings": [limit],
        },
    }
