"""ZI83x to ZI85x: questionnaires, the answers of respondents, and what a workbook claims of a survey."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

SURVEY_KINDS = (
    ProblemKind(
        "ZI830",
        Severity.ERROR,
        N_('variabel "{code}" tidak ditanyakan oleh butir mana pun'),
        N_("Tambahkan sekurang-kurangnya satu butir pada items."),
    ),
    ProblemKind(
        "ZI831",
        Severity.ERROR,
        N_("skala dari {minimum} sampai {maximum} tidak naik, atau bukan kelipatan langkahnya"),
        N_("Betulkan minimum, maximum, dan step."),
    ),
    ProblemKind(
        "ZI832",
        Severity.ERROR,
        N_('teks jawaban "{text}" bernilai {value}, di luar skala {minimum}-{maximum}'),
        N_("Beri nilai yang ada pada skala."),
    ),
    ProblemKind(
        "ZI833",
        Severity.ERROR,
        N_("konversi {conversion}: jawaban tertinggi menjadi {top}, padahal menurut konversi pertama {expected}"),
        N_("Samakan hasil jawaban tertinggi pada semua konversi."),
    ),
    ProblemKind(
        "ZI834",
        Severity.ERROR,
        N_("{grading}: batas mutu harus turun dari yang terbaik sampai yang terendah"),
        N_("Urutkan bands dari batas tertinggi, tanpa batas yang sama."),
    ),
    ProblemKind(
        "ZI836",
        Severity.ERROR,
        N_("{name} bukan nama kuesioner bawaan ({available}) dan bukan berkas"),
        N_("Beri nama kuesioner bawaan, atau jalur ke berkas YAML kuesioner sendiri."),
    ),
)
