"""Writes the example workbooks from their answers, and what `evaluate` prints for each.

`examples/answers/*.json` is the source; everything else in `examples/` follows from it. Read the
difference before committing it: it is what users will see.
"""

import io
import os
from collections.abc import Mapping
from contextlib import chdir, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from zi_score.cli import main as cli
from zi_score.given_answers.reading import read_answers
from zi_score.language import LANGUAGE_VARIABLE
from zi_score.report.kawasan_text import kawasan_text
from zi_score.report.profile_text import profile_text
from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder
from zi_score.template.workbook import template_bytes

PROJECT = Path(__file__).parents[1]
EXAMPLES = PROJECT / "examples"
LAYOUTS = {
    "memenuhi-wbbm": "jawaban-2024",
    "memenuhi-wbk": "jawaban-2024",
    "gagal-satu-area": "lampiran-iii-2021",
    "setengah-terisi": "jawaban-2024",
    "perbaikan-sebelum": "lampiran-iii-2021",
    "perbaikan-sesudah": "jawaban-2024",
    "lke-2014": "zi-score-52-2014",
}
"""The examples, each with the form in which it is written."""
RUBRICS = {"lke-2014": "permenpanrb-52-2014"}
"""The rubric of each example that is not of the usual one; `evaluate` recognises it by itself."""
FORMATS = {"txt": "table", "json": "json"}
"""The expected outputs by suffix, each with the format that `evaluate` writes it in."""
COMPARISONS = {"perbaikan": ("perbaikan-sebelum", "perbaikan-sesudah")}
"""The expected comparisons, each with its earlier and its later example."""
PLANS = ("gagal-satu-area", "memenuhi-wbbm", "memenuhi-wbk", "setengah-terisi")
"""The examples with an expected plan, each for the first target that it does not meet."""
SURVEYS = ("survei-spkp",)
"""The examples of responses. Each is a CSV file of invented persons, written by hand."""
WIDTH = 80


PROFILE = {
    "jenis_instansi": "pemda",
    "per_tanggal": "2026-05-31",
    "opini_bpk": "WTP",
    "sakip": "BB",
    "indeks_rb_pemda": "B",
    "maturitas_spip": "3",
    "layanan_inti": "ya",
    "dampak_publik": "ya",
    "tlhp": "100",
    "lhkpn": "100",
    "lhkan": "100",
    "lama_pembangunan": "2024-02-12",
    "sakip_internal": "BB",
    "predikat_wbk": "ya",
    "masa_wbk": "2024-12-09",
    "laporan_survei": "ya",
    "bebas_perkara_pimpinan": "ya",
    "bebas_pencabutan": "ya",
    "pencanangan": "2024-02-12",
    "pemilihan_unit": "2024-02-12",
    "pembangunan": "ya",
    "pemantauan": "ya",
    "penilaian_pendahuluan": "2026-03-31",
    "penilaian_tpi": "2026-05-15",
}
"""What is filled in the profile of an example."""
KAWASAN = {"nama": "Pelabuhan Contoh", "nilai_integrasi": "7,25", "predikat_wbk": "tidak"}
"""What is filled in the kawasan of an example."""


def main() -> None:
    """Write every example anew."""
    os.environ.pop(LANGUAGE_VARIABLE, None)
    for name in LAYOUTS:
        workbook_path(name).write_bytes(workbook_bytes(name))
        for suffix in FORMATS:
            path = expected_path(name, suffix)
            path.parent.mkdir(exist_ok=True)
            path.write_text(evaluated(name, suffix), encoding="utf-8")
        print(name)
    for name in COMPARISONS:
        for suffix in FORMATS:
            expected_path(name, suffix).write_text(compared(name, suffix), encoding="utf-8")
        print(name)
    for name in PLANS:
        for suffix in FORMATS:
            plan_path(name, suffix).write_text(planned(name, suffix), encoding="utf-8")
        print(f"rencana {name}")
    for name in SURVEYS:
        for suffix in FORMATS:
            expected_path(name, suffix).write_text(surveyed(name, suffix), encoding="utf-8")
        print(name)
    profile_path().write_text(filled_profile(), encoding="utf-8")
    for suffix in FORMATS:
        expected_path(profile_path().stem, suffix).write_text(staged(suffix), encoding="utf-8")
    print(profile_path().stem)
    kawasan_path().write_text(filled_kawasan(), encoding="utf-8")
    print(kawasan_path().stem)


def workbook_path(name: str) -> Path:
    """Where an example's workbook stands."""
    return EXAMPLES / f"{name}.xlsx"


def responses_path(name: str) -> Path:
    """Where an example's responses stand."""
    return EXAMPLES / f"{name}.csv"


def profile_path() -> Path:
    """Where the profile of an example stands."""
    return EXAMPLES / "profile.yaml"


def expected_path(name: str, suffix: str) -> Path:
    """Where an example's expected output stands."""
    return EXAMPLES / "expected" / f"{name}.{suffix}"


def plan_path(name: str, suffix: str) -> Path:
    """Where an example's expected plan stands."""
    return expected_path(f"{name}.rencana", suffix)


def workbook_bytes(name: str) -> bytes:
    """Fill the template with an example's answers."""
    folder = rubric_folder(RUBRICS.get(name, DEFAULT_RUBRIC))
    rubric = load_rubric(folder)
    layout = next(one for one in load_layouts(folder) if one.id == LAYOUTS[name])
    answers = read_answers(EXAMPLES / "answers" / f"{name}.json", rubric, layout)
    return template_bytes(rubric, layout, answers)


def kawasan_path() -> Path:
    """Where the kawasan of an example stands."""
    return EXAMPLES / "kawasan.yaml"


def filled_profile() -> str:
    """Fill the profile that ``zi-score profile new`` writes."""
    return _filled(profile_text(load_rubric(rubric_folder(DEFAULT_RUBRIC))), PROFILE)


def filled_kawasan() -> str:
    """Fill the file that ``zi-score kawasan new`` writes."""
    rubric = load_rubric(rubric_folder(DEFAULT_RUBRIC))
    if rubric.kawasan is None:
        raise ValueError(rubric.id)
    return _filled(kawasan_text(rubric, rubric.kawasan), KAWASAN)


def _filled(text: str, values: Mapping[str, str]) -> str:
    lines = text.splitlines()
    keys = (line.partition(":")[0].strip() for line in lines)
    filled = (f"{line} {values[key]}" if key in values else line for key, line in zip(keys, lines, strict=True))
    return "\n".join(filled) + "\n"


def staged(suffix: str) -> str:
    """What the program prints for the profile, in the same way."""
    return _printed("stages", "--profile", profile_path(), suffix=suffix)


def evaluated(name: str, suffix: str) -> str:
    """What the program prints for an example: Indonesian, without colour, at a fixed width."""
    return _printed("evaluate", workbook_path(name), suffix=suffix)


def compared(name: str, suffix: str) -> str:
    """What the program prints for a comparison, in the same way."""
    return _printed("diff", *map(workbook_path, COMPARISONS[name]), suffix=suffix)


def planned(name: str, suffix: str) -> str:
    """What the program prints as a plan for an example, in the same way."""
    return _printed("plan", workbook_path(name), suffix=suffix)


def surveyed(name: str, suffix: str) -> str:
    """What the program prints for responses, in the same way."""
    return _printed("survey", responses_path(name), suffix=suffix)


def _printed(subcommand: str, *files: str | Path, suffix: str) -> str:
    paths = [file.relative_to(PROJECT).as_posix() if isinstance(file, Path) else file for file in files]
    printed = io.StringIO()
    with chdir(PROJECT), patch.dict(os.environ, {"COLUMNS": str(WIDTH), "NO_COLOR": "1"}), redirect_stdout(printed):
        os.environ.pop(LANGUAGE_VARIABLE, None)
        try:
            cli([subcommand, *paths, "--format", FORMATS[suffix]])
        except SystemExit as leaving:
            if leaving.code:
                raise
    return printed.getvalue()


if __name__ == "__main__":
    main()
