"""How well a search answers: recall and mean reciprocal rank over judged questions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

DEPTH = 10


@dataclass(frozen=True)
class Quality:
    """Of the questions: how many have their answer first, how many among the first ten, and 1/rank on average."""

    recall_at_1: float
    recall_at_10: float
    mrr_at_10: float

    def as_json(self) -> dict[str, float]:
        return {"recall@1": self.recall_at_1, "recall@10": self.recall_at_10, "mrr@10": self.mrr_at_10}


def measure(questions: Iterable[tuple[str, set[int]]], answer: Callable[[str], Sequence[int]]) -> Quality:
    """`questions` are texts with the right pages; `answer` gives pages, the best first."""
    ranks = []
    for text, right in questions:
        places = [place for place, page in enumerate(answer(text)[:DEPTH], start=1) if page in right]
        ranks.append(places[0] if places else None)
    number = len(ranks) or 1
    return Quality(
        recall_at_1=round(sum(rank == 1 for rank in ranks) / number, 4),
        recall_at_10=round(sum(rank is not None for rank in ranks) / number, 4),
        mrr_at_10=round(sum(1 / rank for rank in ranks if rank) / number, 4),
    )
