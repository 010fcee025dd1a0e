"""Starts MiniStack with the patches beside this file, and ends when its parent does."""

import importlib
import os
import pathlib
import signal
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent


def end_with_parent():
    """The parent holds the other end of stdin, so its end, however sudden, is this file's."""

    def wait():
        while os.read(0, 4096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="parent-watch", daemon=True).start()


def apply_patches():
    sys.path.insert(0, str(HERE))
    for file in sorted((HERE / "patches").glob("*.py")):
        importlib.import_module(f"patches.{file.stem}").apply()


if __name__ == "__main__":
    end_with_parent()
    apply_patches()
    from ministack.app import main

    main()
