"""`attune evaluate`: how well messages are understood, on a file of JSON Lines.

Prints the accuracy in % first. What counts as right is decided in `evaluation/`.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from attune.understanding.understand import Understander

app = typer.Typer(no_args_is_help=True, add_completion=False)
_File = Annotated[Path, typer.Option("--file", help="JSON Lines, one message a line.", exists=True)]


@app.command()
def acts(file: _File) -> None:
    """What messages want: lines of {id, text, context: {item} or null, act}."""
    from attune.evaluation.acts import read_acts, score_acts

    print(score_acts(_understander(), read_acts(file)))


@app.command()
def answers(
    file: _File,
    today: Annotated[datetime | None, typer.Option(help="The day the messages were sent.")] = None,
    locale: Annotated[str, typer.Option(help="BCP 47, decides day and month.")] = "en-GB",
) -> None:
    """Answers as recorded: lines of {id, item, text, value, unit}."""
    from attune.evaluation.answers import read_answers, score_answers

    understander = _understander()
    lines = read_answers(file, understander.intake)
    day = today.date() if today else date.today()
    print(score_answers(understander, understander.intake, lines, today=day, locale=locale))


@app.command()
def danger(
    file: _File,
    prevalence: Annotated[float, typer.Option(help="Share of alerts among messages.")] = 0.01,
) -> None:
    """The danger screen: lines of {id, text, label, category}."""
    from attune.evaluation.danger import evaluate, read_lines, summary_lines
    from attune.evaluation.trained import TrainedScreen

    report = evaluate(read_lines(file), TrainedScreen(_understander()))
    print(f"{report.accuracy:.1f} % of messages judged right")
    for line in summary_lines(report, prevalence):
        print(line)


@app.command()
def questions(file: _File) -> None:
    """Questions about content: lines of {id, text, topics}; right if every topic is served."""
    from attune.bootstrap import services
    from attune.evaluation.questions import read_questions, score_questions

    print(score_questions(services().kb, _understander(), read_questions(file)))


def _understander() -> Understander:
    from attune.bootstrap import services
    from attune.cli.freshness import model_file
    from attune.evaluation.trained import trained_understander

    house = services()
    settings = house.settings
    return trained_understander(
        model_file(settings), settings.knowledge_dir, settings.encoder_dir, house.kb.lexicon_entries
    )
