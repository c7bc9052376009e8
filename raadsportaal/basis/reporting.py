"""Faults to a service like Sentry, where the operator gave its address (SENTRY_DSN); else this is never loaded."""

import sentry_sdk
from sentry_sdk.integrations.django import DjangoIntegration

from raadsportaal.basis.logs import request_number

# What is kept of an event: the place in the code and the kind of fault. Never an address, a form, a person or a value.
KEPT = {"event_id", "timestamp", "level", "platform", "logger", "release", "environment", "sdk", "transaction", "tags"}


def start(address: str, **options) -> None:
    """Report from now on. `options` go to sentry_sdk.init, as another way to send."""
    sentry_sdk.init(
        address,
        integrations=[DjangoIntegration(transaction_style="function_name", middleware_spans=False)],
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        traces_sample_rate=0,
        auto_session_tracking=False,
        server_name="",
        before_send=_only_what_is_needed,
        **options,
    )


def _only_what_is_needed(event, hint):
    kept = {name: value for name, value in event.items() if name in KEPT}
    if event.get("transaction_info", {}).get("source") != "component":  # an address, of what no view was found for
        kept.pop("transaction", None)
    kept["tags"] = {"verzoek": request_number.get()}
    if faults := event.get("exception"):
        kept["exception"] = {"values": [_kind_and_place(fault) for fault in faults["values"]]}
    if line := event.get("logentry"):
        kept["logentry"] = {"message": line.get("message", "")}  # the words of the code, without what was filled in
    return kept


def _kind_and_place(fault):
    return {name: fault[name] for name in ("type", "module", "stacktrace", "mechanism") if name in fault}
