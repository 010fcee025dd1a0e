"""State is saved soon after it changed, so that a killed emulator loses a few seconds at most."""

import logging
import threading

import ministack.app as app
import ministack.core.iam_evaluator as evaluator

_DELAY_SECONDS = 3
_READING = ("Get", "List", "Describe", "Head", "Query", "Scan", "BatchGet")
_changed = threading.Event()
_logger = logging.getLogger("checkpoints")


def _run():
    while True:
        _changed.wait()
        threading.Event().wait(_DELAY_SECONDS)
        _changed.clear()
        try:
            app.save_all(app._build_persistence_save_dict())
        except Exception:  # The next checkpoint tries again.
            _logger.exception("checkpoint failed")


def apply():
    enforce = evaluator.enforce

    def note(key, iam_action, *args, **named):
        if not iam_action.split(":")[-1].startswith(_READING):
            _changed.set()
        return enforce(key, iam_action, *args, **named)

    evaluator.enforce = note
    threading.Thread(target=_run, name="checkpoints", daemon=True).start()
