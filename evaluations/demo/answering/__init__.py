"""What the teams of a round answer in the demo, and what is made of it together."""

from evaluations.demo.answering.playing import answer, judge_together

__all__ = ["answer", "judge_together"]
