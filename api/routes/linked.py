"""/answers, /acts and /changes: what joins statements to each other.

In      ids, filters
Out     Page of AnswerItem, Page of ActItem, Act, Page of ChangeItem.
Limits  all of it was derived from statements, and names them.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.models.linked import ActsQuery, AnswersQuery, ChangesQuery
from api.models.shaped import ShapedQuery
from api.rest.answering import Answers
from api.rest.shapes import ACT, ACTS, ANSWERS, CHANGES
from kg.answers.acts import act as act_of
from kg.answers.acts import acts as acts_of
from kg.answers.answering import answers as answers_of
from kg.answers.changes import changes as changes_of

router = APIRouter(tags=["answers, acts, changes"])


@router.get("/answers", **ANSWERS.route)
async def answers(answers: Answers, asked: Annotated[AnswersQuery, Query()]) -> Response:
    """List answers, the last first: who rejects, denies, counters, accepts or defers what, and what shows it."""
    return await answers.tell(ANSWERS, asked, lambda view: answers_of(view, asked.asked(), asked.slice()))


@router.get("/acts", **ACTS.route)
async def acts(answers: Answers, asked: Annotated[ActsQuery, Query()]) -> Response:
    """List acts of speech that several statements report, the last first, and how many sources attest them."""
    return await answers.tell(ACTS, asked, lambda view: acts_of(view, asked.asked(), asked.slice()))


@router.get("/acts/{act}", **ACT.route)
async def one_act(answers: Answers, act: str, asked: Annotated[ShapedQuery, Query()]) -> Response:
    """Set the reports of an act side by side: from which sources they come, and in what they differ."""
    return await answers.tell(ACT, asked, lambda view: act_of(view, act))


@router.get("/changes", **CHANGES.route)
async def changes(answers: Answers, asked: Annotated[ChangesQuery, Query()]) -> Response:
    """List changes of stance, the last first, each with the words before and after."""
    return await answers.tell(CHANGES, asked, lambda view: changes_of(view, asked.asked(), asked.slice()))
