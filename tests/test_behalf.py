"""As whose word a statement counts."""

from pyoxigraph import NamedNode

from kg.infer.behalf import Behalf
from kg.infer.values import Report
from kg.infer.world import World
from kg.names import inferred_graph, thing
from tests.reported import actors, told
from tests.test_sides import norland

RULE = Behalf()


def counted(report: Report, world: World) -> list[str]:
    (block,) = RULE.blocks([report], world)
    quads = RULE.derive(block, [report], world)
    assert {quad.graph_name for quad in quads} == {inferred_graph("behalf", block[1:])}
    return [quad.object.value.rsplit("/", 1)[-1] for quad in quads if isinstance(quad.object, NamedNode)]


def test_a_statement_is_the_word_of_all_for_whom_its_speakers_speak_that_day() -> None:
    assert counted(told("s1", "2033-05-05 demand reed > league: fees"), norland()) == [
        "holm",
        "norland",
        "palace",
        "reed",
    ]
    assert counted(told("s1", "2028-05-05 demand aspen: fees"), norland()) == ["aspen", "norland", "palace"]
    assert counted(told("s1", "2033-05-05 demand aspen,army: fees"), norland()) == ["army", "aspen", "league"]


def test_a_document_is_a_block_and_other_documents_do_not_count() -> None:
    one, other = told("s1", "2033-05-05 demand holm: fees"), told("s2", "2033-05-05 demand reed: fees")
    block = ("behalf", one.document)
    assert RULE.blocks([one], norland()) == {block}
    assert RULE.derive(block, [one, other], norland()) == RULE.derive(block, [one], norland())
    assert RULE.candidates(block, norland())[1] == {"document": thing("document", "of-s1").value}
    assert actors("holm")[0] in norland().sides.voices(actors("reed")[0], "2033-05-05")
