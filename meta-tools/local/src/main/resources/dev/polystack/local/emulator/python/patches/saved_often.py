"""State is saved soon after it changed, so that a killed emulator loses a few seconds at most.

What is large is saved only after calls that change it: the emulator writes whole services, and
layers alone are some ten megabytes.
"""

import logging
import threading
import time

import ministack.app as app
import ministack.core.iam_evaluator as evaluator
import ministack.core.persistence as persistence

_DELAY_SECONDS = 2
_ATTEMPTS = 5
_READING = (
    "Get", "List", "Describe", "Head", "Query", "Scan", "BatchGet", "Simulate", "Invoke", "Assume",
)
_LARGE = {
    "lambda": ("lambda", "cloudformation"),
    "cloudformation": ("cloudformation",),
    "cloudwatch_logs": ("lambda", "cloudformation"),
    "cloudwatch": ("cloudwatch", "cloudformation"),
}

_changed = threading.Event()
_by = set()
_one_at_a_time = threading.Lock()
_logger = logging.getLogger("checkpoints")


def _state(get_state):
    for attempt in range(_ATTEMPTS):
        try:
            return get_state()
        except RuntimeError:  # A dictionary changed meanwhile.
            if attempt == _ATTEMPTS - 1:
                raise
            time.sleep(0.01)


def _checkpoint(by):
    for name, get_state in app._build_persistence_save_dict().items():
        if name not in _LARGE or by.intersection(_LARGE[name]):
            state = _state(get_state)
            if state is not None:
                persistence.save_state(name, state)


def _run():
    while True:
        _changed.wait()
        time.sleep(_DELAY_SECONDS)
        _changed.clear()
        by = set(_by)
        _by.clear()
        try:
            _checkpoint(by)
        except Exception:
            _logger.exception("checkpoint failed; the next one tries again")
            _by.update(by)
            _changed.set()


def apply():
    enforce, save = evaluator.enforce, persistence.save_state

    def note(key, iam_action, *args, **named):
        service, _, action = iam_action.partition(":")
        if not action.startswith(_READING) and service != "logs":
            _by.add(service)
            _changed.set()
        return enforce(key, iam_action, *args, **named)

    def save_alone(*args):  # A checkpoint and the end of the process write the same files.
        with _one_at_a_time:
            return save(*args)

    evaluator.enforce = note
    persistence.save_state = save_alone
    threading.Thread(target=_run, name="checkpoints", daemon=True).start()
