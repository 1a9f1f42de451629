"""The language model back end against real servers: what it proposes, what passes, and what is refused."""

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.curated import knowledge
from kg.errors import KGError, ModelError, UnansweredError
from kg.extract import Extraction
from kg.extractors import extractor, names
from kg.ground import Ground
from kg.llm.answer import Flaw, GarbledError, proposals
from kg.llm.kinds import choices
from kg.llm.pieces import pieces
from kg.llm.reading import Reading
from kg.llm.schema import schema
from kg.llm.settings import settings
from kg.model import Article, Document, Kind, Stance
from kg.places import ONTOLOGY
from kg.read import articles as read
from kg.segment import segment
from tests.conftest import ARTICLES
from tests.llm_servers import Say, Served, chat, refusal, serving, shown, statements

KNOWN = knowledge(ONTOLOGY)
FERRY = ARTICLES / "02-ferry-strike.txt"
THREAT = {
    "sentence": 2,
    "quote": "If the pier is closed, we will stop every ferry",
    "kind": "threat",
    "speakers": ["Zoë O’Hara"],
    "said_on": "Monday",
    "condition": "If the pier is closed",
}
CHARGE = {"sentence": 3, "quote": "accused the union of blackmail", "kind": "accusation", "speakers": ["Ines Falk"]}


def document(file: Path) -> Document:
    (article,) = read([file])
    assert isinstance(article, Article)
    return segment(article)


def written(folder: Path, text: str) -> Document:
    file = folder / "article.txt"
    file.write_text(text, encoding="utf-8")
    return document(file)


class Asked:
    """A run of the back end against a server."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
        self._monkeypatch = monkeypatch
        self.cache = cache
        self.told = ""

    def of(self, served: Served, doc: Document, name: str = "llm", **more: str | float) -> Extraction:
        """What is extracted from a document; what a person is told at the end is kept."""
        for variable, value in served.environment(self.cache, **more).items():
            self._monkeypatch.setenv(variable, value)
        asking = extractor(name, KNOWN, ONTOLOGY)
        try:
            return asking.extract(doc)
        finally:
            self.told = "\n".join(asking.end())  # type: ignore[attr-defined]

    def waiting(self) -> list[dict[str, str]]:
        """The retry file."""
        file = self.cache / "retry.jsonl"
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Asked:
    return Asked(monkeypatch, tmp_path / "cache")


def always(reply: Any) -> Say:
    return lambda number, body: reply


# ---------------------------------------------------------------- what passes


def test_a_good_answer_becomes_statements_with_their_places_in_the_text(asked: Asked) -> None:
    doc = document(FERRY)
    with serving(always(statements(THREAT, CHARGE))) as served:
        found = asked.of(served, doc)
    threat, charge = found.statements
    assert found.rejected == ()
    assert threat.span.of(doc.text) == THREAT["quote"]
    assert (threat.kind, threat.direct, threat.stance) == (Kind.THREAT, True, None)
    assert [(m.actor, m.name) for m in threat.speakers] == [("zoe-ohara", "Zoë O’Hara")]
    assert threat.condition is not None
    assert threat.condition.of(doc.text) == "If the pier is closed"
    assert [m.actor for m in charge.speakers] == ["ines-falk"]
    assert (charge.rule, charge.confidence) == ("llm:a-model", 0.5)


def test_the_server_is_asked_with_a_schema_at_temperature_0_and_sees_numbered_sentences(asked: Asked) -> None:
    with serving(always(statements())) as served:
        asked.of(served, document(FERRY))
    (body,) = served.asked
    assert (body["model"], body["temperature"]) == ("a-model", 0)
    assert body["response_format"]["json_schema"]["schema"]["properties"]["statements"]["type"] == "array"
    assert "[2] “If the pier is closed" in shown(body)


def test_the_day_is_read_from_the_words_given_for_it_and_never_taken_from_the_model(
    asked: Asked, tmp_path: Path
) -> None:
    doc = written(
        tmp_path, "Talks in Freedonia\n\nMayor Ines Falk said on Monday, 4 March 2024, that ferries must sail."
    )
    told = {"quote": "ferries must sail", "kind": "demand", "speakers": ["Ines Falk"]}
    with serving(always(statements({**told, "said_on": "Monday, 4 March 2024"}))) as served:
        (found,) = asked.of(served, doc).statements
        assert str(found.said_on) == "2024-03-04"
    with serving(always(statements({**told, "said_on": "2024-03-05"}))) as served:
        (found,) = asked.of(served, doc, MODEL="other").statements
        assert found.said_on is None


def test_the_same_words_twice_are_found_at_the_sentence_the_model_gives(asked: Asked, tmp_path: Path) -> None:
    line = "Mayor Ines Falk said the pier must open."
    doc = written(tmp_path, f"Two days at the pier\n\n{line} It rained all day long.\n\n{line} Nobody came to see it.")
    told = {"quote": "the pier must open", "kind": "demand", "speakers": ["Ines Falk"]}
    places = [m.start() for m in re.finditer("the pier must open", doc.text)]
    numbers = [n for n, s in enumerate(doc.sentences, 1) if "must open" in s.span.of(doc.text)]
    assert len(places) == len(numbers) == 2
    answer = statements(*({**told, "sentence": number} for number in reversed(numbers)))
    with serving(always(answer)) as served:
        found = asked.of(served, doc)
    assert [s.span.start for s in found.statements] == places
    assert all(any(s.span.holds(m.span) for s in doc.sentences) for one in found.statements for m in one.speakers)


def test_a_name_the_text_does_not_print_is_the_actor_it_prints_by_another_name(asked: Asked, tmp_path: Path) -> None:
    doc = written(tmp_path, "Pact\n\nMoscow said the pact must be written down, in words all can read.")
    told = {"quote": "the pact must be written down", "kind": "demand", "speakers": ["Russia"]}
    with serving(always(statements(told))) as served:
        (found,) = asked.of(served, doc).statements
    assert [(m.actor, m.span.of(doc.text)) for m in found.speakers] == [("russia", "Moscow")]


def test_a_pronoun_stands_for_the_person_named_before_it(asked: Asked, tmp_path: Path) -> None:
    doc = written(tmp_path, "Pier\n\nMayor Ines Falk came to the pier on foot. She said the pier must open at once.")
    told = {"quote": "the pier must open at once", "kind": "demand", "speakers": ["She"]}
    with serving(always(statements(told))) as served:
        (found,) = asked.of(served, doc).statements
    assert [(m.actor, m.how, m.span.of(doc.text)) for m in found.speakers] == [("ines-falk", "pronoun", "She")]


def test_white_space_is_all_that_may_differ(asked: Asked, tmp_path: Path) -> None:
    doc = written(
        tmp_path, "Pier\n\nMayor Ines Falk said the   pier must open at \u00a0once, whatever it costs the town."
    )
    told = {"quote": "the pier must open at once", "kind": "demand", "speakers": ["Ines Falk"]}
    with serving(always(statements(told))) as served:
        (found,) = asked.of(served, doc).statements
    assert found.span.of(doc.text).split() == told["quote"].split()  # type: ignore[attr-defined]
    assert found.stance is Stance.SUPPORT


@pytest.mark.parametrize(
    "content", ["```json\n{}\n```", "<think>Who is it? {</think>\n{}", "Here you are:\n{}\nAnything else?"]
)
def test_json_wrapped_in_talk_is_found(asked: Asked, content: str) -> None:
    plain = json.dumps({"statements": [{**CHARGE, "targets": [], "topics": []}]})
    with serving(always(chat(content.replace("{}", plain)))) as served:
        assert len(asked.of(served, document(FERRY)).statements) == 1


# ---------------------------------------------------------------- what does not

UNGROUNDED = {
    "an invented quote": ({"quote": "we will burn every ferry", "speakers": ["Zoë O’Hara"]}, Flaw.QUOTE),
    "a string of the prompt": (
        {"quote": "The dam must be opened before the rains", "speakers": ["Mirela Quist"]},
        Flaw.QUOTE,
    ),
    "a translation": ({"quote": "kami akan menghentikan semua feri", "speakers": ["Zoë O’Hara"]}, Flaw.QUOTE),
    "other letters": ({"quote": "we will stop Every Ferry", "speakers": ["Zoë O’Hara"]}, Flaw.QUOTE),
    "straight marks for curly ones": ({"quote": "head of the Dockers' Union", "speakers": ["Zoë O’Hara"]}, Flaw.QUOTE),
    "half words": ({"quote": "ill stop every fer", "speakers": ["Zoë O’Hara"]}, Flaw.QUOTE),
    "two words": ({"quote": "every ferry", "speakers": ["Zoë O’Hara"]}, Flaw.SHORT),
    "an invented speaker": ({"quote": "we will stop every ferry", "speakers": ["Mirela Quist"]}, Flaw.SPEAKER),
    "a real but absent speaker": ({"quote": "we will stop every ferry", "speakers": ["NATO"]}, Flaw.SPEAKER),
    "one real speaker of two": ({"quote": "stop every ferry", "speakers": ["Zoë O’Hara", "Bo Ek"]}, Flaw.SPEAKER),
    "words that are no name": ({"quote": "we will stop every ferry", "speakers": ["every ferry"]}, Flaw.SPEAKER),
    "nobody": ({"quote": "we will stop every ferry", "speakers": []}, Flaw.SPEAKER),
    "a kind nobody knows": ({"quote": "we will stop every ferry", "kind": "promise"}, Flaw.KIND),
    "no kind": ({"quote": "we will stop every ferry", "kind": None}, Flaw.KIND),
    "no quote": ({"quote": " ", "speakers": ["Zoë O’Hara"]}, Flaw.FORM),
    "a quote that is no text": ({"quote": ["we", "will"], "speakers": ["Zoë O’Hara"]}, Flaw.FORM),
}


@pytest.mark.parametrize(("told", "flaw"), UNGROUNDED.values(), ids=UNGROUNDED.keys())
def test_what_the_text_does_not_bear_out_is_refused_and_counted(asked: Asked, told: dict[str, Any], flaw: Flaw) -> None:
    with serving(always(statements(told, CHARGE))) as served:
        found = asked.of(served, document(FERRY))
    assert [s.kind for s in found.statements] == [Kind.ACCUSATION]
    assert [refusal.reason for refusal in found.rejected] == [flaw]
    assert f"refused 1: {flaw}" in asked.told


@pytest.mark.parametrize(
    ("slot", "value", "flaw"),
    [
        ("targets", ["Mirela Quist"], Flaw.PARTY),
        ("cited_from", ["Ruritania Times"], Flaw.PARTY),
        ("topics", ["free-ferries"], Flaw.TOPIC),
        ("condition", "unless it rains", Flaw.CONDITION),
    ],
)
def test_a_slot_the_text_does_not_fill_is_left_empty_and_noted(
    asked: Asked, slot: str, value: object, flaw: Flaw
) -> None:
    with serving(always(statements({**CHARGE, slot: value}))) as served:
        found = asked.of(served, document(FERRY))
    (statement,) = found.statements
    assert not getattr(statement, slot)
    assert [refusal.reason for refusal in found.rejected] == [flaw]


def test_words_of_a_teaser_are_no_words_of_the_article(asked: Asked, tmp_path: Path) -> None:
    doc = written(
        tmp_path,
        "Dermaga Ditutup\n\nWali Kota Sari Dewi menutup dermaga pada hari Senin karena ombak.\n\n"
        "Baca juga: Sari Dewi: Dermaga Harus Dibuka Lagi\n\nNelayan pulang pada sore hari.",
    )
    assert "Dermaga Harus Dibuka Lagi" in doc.text
    with serving(always(statements({"quote": "Dermaga Harus Dibuka Lagi", "speakers": ["Sari Dewi"]}))) as served:
        found = asked.of(served, doc)
    assert found.statements == ()
    assert [refusal.reason for refusal in found.rejected] == [Flaw.QUOTE]


def test_offsets_count_characters_of_the_text_whatever_stands_before(asked: Asked, tmp_path: Path) -> None:
    doc = written(tmp_path, "Pier 🚢\n\n“Žluťoučký — 𝔭𝔦𝔢𝔯!” Mayor Ines Falk said: the 🚢 must sail today.")
    with serving(always(statements({"quote": "the 🚢 must sail today", "speakers": ["Ines Falk"]}))) as served:
        (found,) = asked.of(served, doc).statements
    assert found.span.of(doc.text) == "the 🚢 must sail today"


def test_more_statements_than_the_sentences_can_hold_are_not_read(asked: Asked) -> None:
    many = ({"quote": f"ferry number {n} must sail", "speakers": ["Ines Falk"]} for n in range(5_000))
    with serving(always(statements(CHARGE, *many))) as served:
        found = asked.of(served, document(FERRY))
    assert len(found.statements) == 1
    assert found.rejected[-1].reason == Flaw.MANY
    assert len(found.rejected) < 50


def test_the_same_words_proposed_again_are_one_statement(asked: Asked) -> None:
    with serving(always(statements(CHARGE, CHARGE, {**CHARGE, "kind": "assertion"}))) as served:
        found = asked.of(served, document(FERRY))
    assert [s.kind for s in found.statements] == [Kind.ACCUSATION]
    assert [refusal.reason for refusal in found.rejected] == [Flaw.TWICE]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
WORDS = st.sampled_from(
    [
        "Zoë O’Hara",
        "Ines Falk",
        "we will stop every ferry",
        "the union",
        "",
        "Monday",
        "[",
        "\ud800",
        "If",
        "it to return",
    ]
)
PROPOSED = st.lists(
    st.fixed_dictionaries(
        {
            "sentence": st.integers(-3, 10**20) | JSON,
            "quote": WORDS | JSON,
            "kind": st.sampled_from(list(Kind)) | JSON,
            "speakers": st.lists(WORDS, max_size=3) | JSON,
            "targets": st.lists(WORDS, max_size=3) | JSON,
            "topics": JSON,
            "cited_from": JSON,
            "said_on": WORDS | JSON,
            "condition": WORDS | JSON,
        }
    ),
    max_size=4,
)
READING = Reading(KNOWN, 0.5, "llm:any")
GROUND = Ground(KNOWN)
FERRIES = document(FERRY)


@given(PROPOSED | JSON)
def test_whatever_a_model_says_only_what_the_text_bears_out_passes(told: Any) -> None:
    try:
        found = READING.read(FERRIES, proposals(json.dumps({"statements": told})))
    except GarbledError:
        return
    assert GROUND.sift(FERRIES, found.statements, "extract").refused == ()
    for statement in found.statements:
        assert statement.speakers
        assert {m.actor for m in statement.speakers} <= {"zoe-ohara", "ines-falk"}
    for refused in found.rejected:
        refused.detail.encode("utf-8", "surrogatepass")


@given(st.text())
def test_whatever_text_a_model_writes_is_a_list_of_proposals_or_garbled(content: str) -> None:
    with suppress(GarbledError):
        assert isinstance(proposals(content), list)


# ---------------------------------------------------------------- how it is asked


def test_the_schema_knows_the_kinds_and_topics_of_the_ontology(tmp_path: Path) -> None:
    for file in ONTOLOGY.glob("*.ttl"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "mine.ttl").write_text(
        "@prefix cq: <https://w3id.org/communique/ontology#> .\n"
        "@prefix issue: <https://w3id.org/communique/id/issue/> .\n"
        '@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . issue:pier-fees a cq:Issue ; rdfs:label "Fees"@en .',
        encoding="utf-8",
    )
    choice = choices(tmp_path, knowledge(tmp_path))
    fields: Any = schema(choice)["properties"]
    item = fields["statements"]["items"]
    assert set(item["properties"]["kind"]["enum"]) == set(Kind)
    assert "pier-fees" in item["properties"]["topics"]["items"]["enum"]
    assert set(item["required"]) == set(item["properties"])
    assert all(kind.meaning and all(kind.examples) for kind in choice.kinds)


def test_a_long_article_is_cut_between_sentences_and_all_of_it_is_shown(asked: Asked, tmp_path: Path) -> None:
    lines = [f"Mayor Ines Falk said pier number {n} must open at once." for n in range(40)]
    doc = written(tmp_path, "Piers\n\n" + "\n\n".join(lines))

    def say(number: int, body: dict[str, Any]) -> Any:
        numbers = re.findall(r"^\[(\d+)\].*?(pier number \d+ must open)", shown(body), re.MULTILINE)
        return statements(
            *({"sentence": int(n), "quote": quote, "kind": "demand", "speakers": ["Ines Falk"]} for n, quote in numbers)
        )

    with serving(say) as served:
        found = asked.of(served, doc, CHARACTERS=400)
    assert len(served.asked) > 3
    assert len(found.statements) == 40
    assert "(before)" in shown(served.asked[1])
    assert [n for piece in pieces(doc, 400) for n in piece.sentences] == list(range(len(doc.sentences)))


def test_an_answer_cut_off_is_asked_for_again_in_halves(asked: Asked) -> None:
    def say(number: int, body: dict[str, Any]) -> Any:
        if "[1]" in shown(body) and "[3]" in shown(body):
            return chat('{"statements": [{"quote": "If the pi', finish="length")
        return statements(*(one for one in (THREAT, CHARGE) if f"[{one['sentence']}]" in shown(body)))

    with serving(say) as served:
        found = asked.of(served, document(FERRY))
    assert len(found.statements) == 2
    assert len(served.asked) == 3


@pytest.mark.parametrize(("known", "form"), [("json_object", "json object"), (None, "words")])
def test_a_server_that_knows_no_schema_is_asked_otherwise_and_a_person_told(
    asked: Asked, known: str | None, form: str
) -> None:
    def say(number: int, body: dict[str, Any]) -> Any:
        asks = body.get("response_format", {}).get("type")
        return statements(CHARGE) if asks in (known, None) else refusal(400, "response_format: not known")

    with serving(say) as served:
        found = asked.of(served, document(FERRY), CHARACTERS=200)
        assert len(found.statements) == 1
    assert f"does not hold answers to a JSON Schema: asked for {form} instead" in asked.told
    forms = [body.get("response_format", {}).get("type") for body in served.asked]
    assert forms[: forms.index(known) + 1] == ["json_schema", "json_object", None][: forms.index(known) + 1]
    assert set(forms[forms.index(known) :]) == {known}  # what is found out once is not tried again


def test_a_prompt_of_ones_own_is_sent_without_its_comments(asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("# for us\nList what is said. Kinds:\n$kinds\nIt costs $$5.", encoding="utf-8")
    with serving(always(statements())) as served:
        asked.of(served, document(FERRY), PROMPT=str(tmp_path / "own.txt"))
    (system, _) = served.asked[0]["messages"]
    assert "# for us" not in system["content"]
    assert "red-line" in system["content"]
    assert system["content"].endswith("It costs $5.")


@pytest.mark.parametrize("text", ["$nothing", "costs 5$ "])
def test_a_prompt_that_asks_for_what_is_not_there_names_its_file(asked: Asked, tmp_path: Path, text: str) -> None:
    (tmp_path / "own.txt").write_text(text, encoding="utf-8")
    with serving(always(statements())) as served, pytest.raises(KGError, match=r"own\.txt.*\$kinds"):
        asked.of(served, document(FERRY), PROMPT=str(tmp_path / "own.txt"))


# ---------------------------------------------------------------- settings


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("URL", "", "COMMUNIQUE_LLM_URL is missing"),
        ("MODEL", "", "COMMUNIQUE_LLM_MODEL is missing"),
        ("URL", "127.0.0.1:8080", "no http"),
        ("URL", "http://[::1", "no http"),
        ("URL", "http://me:secret@127.0.0.1/v1", "COMMUNIQUE_LLM_KEY"),
        ("TIMEOUT", "soon", "a number from 0.1 to 3600"),
        ("TIMEOUT", "nan", "a number from 0.1 to 3600"),
        ("CONCURRENCY", "0", "a number from 1 to 256"),
        ("KEY", "top secret", "COMMUNIQUE_LLM_KEY holds a blank"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_but_never_a_secret(name: str, value: str, told: str) -> None:
    plain = {"COMMUNIQUE_LLM_URL": "http://127.0.0.1:1/v1", "COMMUNIQUE_LLM_MODEL": "m"}
    with pytest.raises(ModelError) as error:
        settings(plain | {f"COMMUNIQUE_LLM_{name}": value})
    assert told in str(error.value)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("url", ["http://h:1/v1", "http://h:1/v1/", "http://h:1/v1/chat/completions"])
def test_the_address_may_name_the_endpoint_or_not(url: str) -> None:
    told = settings({"COMMUNIQUE_LLM_URL": url, "COMMUNIQUE_LLM_MODEL": "m", "COMMUNIQUE_LLM_KEY": "hidden"})
    assert told.url == "http://h:1/v1/chat/completions"
    assert "hidden" not in repr(told)


def test_an_extractor_nobody_knows_is_answered_with_those_there_are() -> None:
    assert names() == ("both", "llm", "rules")
    with pytest.raises(KGError, match="both, llm, rules"):
        extractor("guess", KNOWN, ONTOLOGY)


def test_an_article_without_a_sentence_is_not_asked_about(asked: Asked) -> None:
    empty = Document("0" * 16, Article("empty", "", (), "", "und", None, None, None), ())
    with serving(always(statements())) as served:
        assert asked.of(served, empty) == Extraction((), ())
    assert served.asked == []


def test_a_failed_article_raises_and_waits_in_the_retry_file(asked: Asked) -> None:
    with serving(always(refusal(500))) as served, pytest.raises(UnansweredError, match="500"):
        asked.of(served, document(FERRY))
    assert [line["article"] for line in asked.waiting()] == [FERRY.name]
