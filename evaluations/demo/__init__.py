"""A fictional region to look round in: people, rounds and evidence, made through the product's own services.

What happens in it is written in fixtures/demo. For trying the product out, never for use: everyone shares a
password that is printed here.
"""

from evaluations.demo.loading import load_demo
from evaluations.demo.signing_in import PASSWORD, sign_ins

__all__ = ["PASSWORD", "load_demo", "sign_ins"]
