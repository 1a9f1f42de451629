"""Actors whose names look alike: what is told, and that the Turtle that is offered makes them one."""

import re
import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.curated import knowledge
from kg.lift.report import outlet
from kg.model import Actor, ActorClass, Knowledge
from kg.pipeline import Options, build
from kg.pipeline.alike import Named, pairs
from kg.pipeline.namesakes import Namesakes
from kg.places import ONTOLOGY
from kg.reason import labels
from kg.store import GraphStore

ONE = "Biaya Turun\n\nMUARA - Kepala Desa Muara Rini Astuti mendesak Dewan Dermaga agar menurunkan biaya.\n"
OTHER = "Biaya Naik\n\nMUARA - Kepala Desa Muara Rini Astuty menolak usulan Dewan Dermaga itu.\n"


def person(name: str, *titles: str, curated: bool = False) -> Named:
    return Named(name.lower().replace(" ", "-"), ActorClass.PERSON, (name,), titles, ("a.txt",), curated)


def body(name: str, cls: ActorClass = ActorClass.ORGANISATION) -> Named:
    return Named(name.lower().replace(" ", "-"), cls, (name,))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (person("Rini Astuti"), person("Rini Astuty"), "names spelt nearly alike"),
        (person("Astuti", "Menteri"), person("Rini Astuti", "Menteri"), "the same surname and title"),
        (person("Astuti"), person("Rini Astuti"), "the same surname, and no first name to tell them apart"),
        (person("R Astuti"), person("Rini Astuti"), "the same surname and initial"),
        (person("Rini Astuti"), person("Rini Dewi Astuti"), "one name holds the other"),
        (person("Rini Astuty"), person("Rini Astuti", curated=True), "names spelt nearly alike"),
        (body("Kabar Muara"), body("KabarMuara.com"), "the same name, written apart or as an address"),
    ],
)
def test_names_that_may_be_one_are_told_with_the_reason(one: Named, other: Named, why: str) -> None:
    (found,) = pairs([one, other])
    assert (found.why, {found.one.slug, found.other.slug}) == (why, {one.slug, other.slug})
    assert pairs([other, one]) == [found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Rini Astuti"), person("Bayu Astuti")),
        (person("Rini Astuti"), body("Rini Astuti Foundation")),
        (body("Dewan Pelabuhan Muara"), body("Dewan Nelayan Teluk")),
        (person("Rini Astuti", curated=True), person("Rini Astuty", curated=True)),
    ],
)
def test_names_that_are_not_alike_are_not_told(one: Named, other: Named) -> None:
    assert pairs([one, other]) == []


def test_a_word_that_very_many_share_compares_nobody() -> None:
    many = [person(f"{chr(97 + i % 26)}{i} Astuti") for i in range(250)]
    assert pairs(many) == []


@pytest.fixture
def two_articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    return folder


def advice(store: Path, ontology: Path) -> list[str]:
    with GraphStore.open(store, ontology / "rules") as graph:
        found = Namesakes(graph, knowledge(ontology))
        for document in graph.documents():
            found.note(document.source, graph.quads(document.iri))
        return found.advice()


def people(store: Path) -> set[str]:
    with GraphStore.open(store) as graph:
        named = [node.value for quad in graph.quads() for node in (quad.object,) if isinstance(node, NamedNode)]
    return {iri.rsplit("/", 1)[-1] for iri in named if "/actor/rini" in iri}


def test_pasting_the_turtle_makes_two_printed_names_one_actor(two_articles: Path, tmp_path: Path) -> None:
    store, ontology = tmp_path / "store", tmp_path / "ontology"
    shutil.copytree(ONTOLOGY, ontology)
    build([two_articles], store, Options(ontology=ontology), lambda _: None)
    (told,) = advice(store, ontology)
    assert "one.txt" in told
    assert "other.txt" in told
    assert people(store) == {"rini-astuti", "rini-astuty"}
    (ontology / "mine.ttl").write_text(told.partition("paste:\n")[2], encoding="utf-8")
    assert labels(ontology) == labels(ONTOLOGY)
    build([two_articles], store, Options(ontology=ontology), lambda _: None)
    assert len(people(store)) == 1
    assert advice(store, ontology) == []


def test_an_alias_of_a_curated_actor_is_one_line(two_articles: Path, tmp_path: Path) -> None:
    store, ontology = tmp_path / "store", tmp_path / "ontology"
    shutil.copytree(ONTOLOGY, ontology)
    text = OTHER.replace("Kepala Desa Muara Rini Astuty", "Menteri Luar Negeri Rusia Sergej Lawrow")
    (two_articles / "other.txt").write_text(text, encoding="utf-8")
    build([two_articles], store, Options(ontology=ontology), lambda _: None)
    (told,) = advice(store, ontology)
    line = told.partition("paste:\n")[2].strip()
    assert re.fullmatch(r"<\S+/actor/sergey-lavrov> <\S+#altLabel> \"Sergej Lawrow\" \.", line)


def test_an_outlet_is_one_actor_however_it_is_printed() -> None:
    none = Knowledge({}, {}, {}, {})
    assert (
        len({outlet(name, none) for name in ("Kabar Muara", "KabarMuara.com", "KABARMUARA", "www.kabarmuara.id")}) == 1
    )
    medium = Actor(
        "the-courier", ActorClass.MEDIA_ORGANISATION, "The Courier", {"": ("Courier Daily",)}, {}, {}, "", ()
    )
    known = Knowledge({"the-courier": medium}, {}, {}, {})
    assert outlet("CourierDaily.com", known) == "the-courier"
    assert outlet("Courier Weekly", known) == "courierweekly"
