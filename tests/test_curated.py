"""Curated Turtle becomes values and quads, or an error that names file and line."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.curated import curated_quads, knowledge
from kg.errors import DataError
from kg.model import Actor, ActorClass, Event, Post, Tenure, Topic, TopicKind
from kg.names import CURATED_GRAPH, ONTOLOGY_GRAPH
from kg.places import ONTOLOGY

DATA = Path(__file__).parent / "data" / "curated"
TIDY = DATA / "tidy"


def test_an_actor_carries_names_metonyms_gender_and_what_it_belongs_to() -> None:
    known = knowledge(TIDY)
    assert known.actors["ruritania"] == Actor(
        slug="ruritania",
        cls=ActorClass.STATE,
        label="Ruritania",
        names={"": ("Rurytania",), "en": ("Ruritania",), "id": ("Ruritania", "Kerajaan Ruritania")},
        metonyms={"en": ("Strelsau",), "id": ("Strelsau",)},
        adjectives={"en": ("Ruritanian",)},
        gender="",
        member_of=(),
    )
    queen = known.actors["flavia-elphberg"]
    assert (queen.gender, queen.names[""], queen.names["en"]) == (
        "female",
        ("Elphberg",),
        ("Flavia Elphberg", "Queen Flavia"),
    )
    assert queen.member_of == ("ruritania", "ruritanian-palace")
    assert known.actors["fritz-tarlenheim"].member_of == ("order-of-the-rose", "ruritanian-palace")
    assert known.actors["ruritanian-palace"].cls is ActorClass.GOVERNMENT_BODY
    assert known.actors["order-of-the-rose"].label == "Ordo Mawar"


def test_a_post_carries_its_titles_its_organisation_and_its_holders() -> None:
    assert knowledge(TIDY).posts["ruritanian-envoy"] == Post(
        slug="ruritanian-envoy",
        names={"en": ("Ruritanian envoy",), "id": ("utusan Ruritania",)},
        organisation="ruritanian-palace",
        holders=(
            Tenure("flavia-elphberg", None, None),
            Tenure("fritz-tarlenheim", date(1894, 5, 1), date(1895, 1, 31)),
        ),
    )


def test_a_topic_carries_its_phrases_by_language() -> None:
    assert knowledge(TIDY).topics == {
        "reopen-the-bridge": Topic(
            "reopen-the-bridge",
            TopicKind.DEMAND,
            "Reopen the bridge",
            (),
            False,
            {"en": ("(reopen*|opening) … bridge",), "id": ("membuka … jembatan",)},
        ),
        "no-new-bridge": Topic("no-new-bridge", TopicKind.DEMAND, "No new bridge", ("shelling",), True, {}),
        "shelling": Topic("shelling", TopicKind.ISSUE, "Shelling of the village", (), False, {}),
    }


def test_an_event_counts_once_its_day_is_known() -> None:
    people = ("flavia-elphberg", "fritz-tarlenheim")
    names, day = {"en": ("Audience",)}, date(1894, 5, 2)
    assert knowledge(TIDY).events == {
        "1894-05-02-audience": Event("1894-05-02-audience", "Meeting", names, day, day, people),
    }


def test_a_researcher_adds_an_actor_by_adding_a_file(tmp_path: Path) -> None:
    folder = shutil.copytree(ONTOLOGY, tmp_path / "ontology")
    shutil.copy(TIDY / "small.ttl", folder / "my-actors.ttl")
    known = knowledge(folder)
    assert known.actors["ruritania"].label == "Ruritania"
    assert known.actors["nato"].label == "NATO"
    assert len(list(curated_quads(folder))) > len(list(curated_quads(ONTOLOGY)))


@pytest.mark.parametrize("broken", sorted((DATA / "broken").glob("*.ttl")), ids=lambda path: path.stem)
def test_what_cannot_be_is_refused_with_file_and_line(broken: Path, tmp_path: Path) -> None:
    shutil.copy(TIDY / "small.ttl", tmp_path / "a.ttl")
    shutil.copy(broken, tmp_path / "z.ttl")
    expected = broken.read_text(encoding="utf-8").splitlines()[0].removeprefix("# expect: ")
    with pytest.raises(DataError) as raised:
        knowledge(tmp_path)
    assert str(raised.value).startswith(f"{tmp_path / 'z.ttl'}:{expected}")


@pytest.mark.parametrize("broken", sorted((DATA / "broken-graph").glob("*.ttl")), ids=lambda path: path.stem)
def test_what_must_not_stand_in_the_curated_graph_is_refused(broken: Path, tmp_path: Path) -> None:
    shutil.copy(ONTOLOGY / "core.ttl", tmp_path / "core.ttl")
    shutil.copy(broken, tmp_path / "z.ttl")
    expected = broken.read_text(encoding="utf-8").splitlines()[0].removeprefix("# expect: ")
    with pytest.raises(DataError) as raised:
        curated_quads(tmp_path)
    assert expected in str(raised.value)
    assert "z.ttl" in str(raised.value)


def test_a_folder_without_turtle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds no Turtle files"):
        knowledge(tmp_path)


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "actors.ttl").mkdir()
    with pytest.raises(DataError, match=r"actors\.ttl: cannot be read"):
        knowledge(tmp_path)


def test_vocabulary_and_data_have_graphs_of_their_own_and_no_fact_stands_in_both() -> None:
    quads = list(curated_quads(ONTOLOGY))
    by_graph = {
        graph: {(q.subject, q.predicate, q.object) for q in quads if q.graph_name == graph}
        for graph in (ONTOLOGY_GRAPH, CURATED_GRAPH)
    }
    assert len(quads) == sum(map(len, by_graph.values()))
    assert by_graph[ONTOLOGY_GRAPH]
    assert by_graph[CURATED_GRAPH]
    assert not by_graph[ONTOLOGY_GRAPH] & by_graph[CURATED_GRAPH]


def test_the_same_folder_gives_the_same_quads_and_a_store_takes_them_unchanged() -> None:
    once, again = list(curated_quads(ONTOLOGY)), list(curated_quads(ONTOLOGY))
    assert once == again
    store = Store()
    store.extend(once)
    assert len(set(store)) == len(once)
    assert set(store.quads_for_pattern(None, None, None, CURATED_GRAPH)) == {
        quad for quad in once if quad.graph_name == CURATED_GRAPH
    }


def test_the_curated_world_as_newswires_print_it() -> None:
    known = knowledge(ONTOLOGY)
    assert {"Zelensky", "Zelenskiy", "Zelenskyy", "Zelenskyi"} <= set(known.actors["volodymyr-zelenskyy"].names[""])
    assert {"AS", "Amerika Serikat", "Amerika"} <= set(known.actors["united-states"].names["id"])
    assert {"US", "U.S.", "United States"} <= set(known.actors["united-states"].names["en"])
    assert known.actors["russia"].metonyms["id"] == ("Moskow", "Moskwa")
    assert set(known.actors["ukraine"].metonyms["id"]) == {"Kyiv", "Kiev", "Kyev"}
    assert known.actors["european-union"].metonyms == {"en": ("Brussels",), "id": ("Brussel", "Brussels")}
    assert known.actors["dmitry-peskov"].member_of == ("kremlin",)
    assert known.actors["kremlin"].member_of == ("russia",)
    assert {"jubir Kremlin", "juru bicara Kremlin"} <= set(known.posts["kremlin-press-secretary"].names["id"])
    assert {"Menlu Rusia", "Menteri Luar Negeri Rusia"} <= set(known.posts["foreign-minister-of-russia"].names["id"])
    assert {"Sekjen NATO"} <= set(known.posts["nato-secretary-general"].names["id"])
    assert known.actors["the-west"].cls is ActorClass.BLOC
    in_2021 = [
        t.person
        for t in known.posts["president-of-the-united-states"].holders
        if t.start and t.start <= date(2021, 12, 7) <= (t.end or date.max)
    ]
    assert in_2021 == ["joe-biden"]


def test_the_codebook_among_the_examples_adds_topics(tmp_path: Path) -> None:
    folder = shutil.copytree(ONTOLOGY, tmp_path / "ontology")
    founding = set(knowledge(folder).topics)
    for codebook in (Path(__file__).parents[1] / "examples" / "codebooks").glob("*.ttl"):
        shutil.copy(codebook, folder)
    assert {"hostage-release", "iran-nuclear-programme"} <= set(knowledge(folder).topics) - founding
