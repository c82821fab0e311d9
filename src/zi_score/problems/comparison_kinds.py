"""ZI8xx: comparing two sides, and reading a saved result as one of them."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

COMPARISON_KINDS = (
    ProblemKind(
        "ZI801",
        Severity.ERROR,
        N_("berkas ini bukan hasil zi-score evaluate --format json: {reason}"),
        N_("Simpan ulang hasilnya dengan zi-score evaluate --format json, atau sebutkan buku kerjanya."),
    ),
    ProblemKind(
        "ZI802",
        Severity.ERROR,
        N_("hasil tersimpan ini memuat {count} buku kerja yang dapat dipakai; perbandingan memerlukan tepat satu"),
        N_("Simpan hasil satu buku kerja saja."),
    ),
    ProblemKind(
        "ZI803",
        Severity.ERROR,
        N_("kedua sisi dinilai dengan rubrik yang berbeda: {before} dan {after}"),
        N_("Tentukan dengan --rubric rubrik mana yang menilai keduanya."),
    ),
    ProblemKind(
        "ZI804",
        Severity.ERROR,
        N_("kedua sisi memperlakukan jawaban kosong secara berbeda: {before} dan {after}"),
        N_("Tentukan dengan --unanswered aturan mana yang berlaku bagi keduanya."),
    ),
    ProblemKind(
        "ZI805",
        Severity.ERROR,
        N_('{code}: jawaban tersimpan "{answer}" tidak sesuai dengan {rubric}; hasil ini dinilai dengan {saved}'),
        N_("Bandingkan dengan rubrik hasil itu, atau nilai ulang buku kerjanya dengan rubrik ini."),
    ),
    ProblemKind(
        "ZI806",
        Severity.ERROR,
        N_("total tersimpan {saved}, sedangkan jawaban di dalamnya bernilai {computed}"),
        N_("Jangan ubah hasil tersimpan dengan tangan; nilai ulang buku kerjanya."),
    ),
    ProblemKind(
        "ZI807",
        Severity.ERROR,
        N_('penilai "{assessor}" belum mengisi buku kerja ini (yang sudah: {assessors})'),
        N_("Bandingkan penilai yang sudah mengisi."),
    ),
)
