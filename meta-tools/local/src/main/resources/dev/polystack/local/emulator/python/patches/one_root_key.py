"""Only the configured access key is root, and its signature is checked like anybody's.

As it comes, "test" and any twelve digits are root too, with any secret.
"""

import os

import ministack.core.iam_evaluator as evaluator
import ministack.services.sts as sts


def apply():
    root = os.environ["AWS_ACCESS_KEY_ID"]
    is_root = lambda key: not key or key == root
    evaluator.is_root_access_key = is_root
    sts.is_root_access_key = is_root
    evaluator._is_root_key = lambda key: not key
