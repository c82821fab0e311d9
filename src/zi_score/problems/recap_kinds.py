"""ZI87x: recapping many workbooks in worker processes, and going on from an earlier run."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

RECAP_KINDS = (
    ProblemKind(
        "ZI870",
        Severity.ERROR,
        N_("belum selesai dibaca setelah {limit} detik, lalu dihentikan"),
        N_(
            "Nilai berkas ini tersendiri dengan zi-score evaluate, atau naikkan batasnya: "
            "ZI_SCORE_LIMITS=workbook-seconds=600."
        ),
    ),
    ProblemKind(
        "ZI871",
        Severity.ERROR,
        N_("proses yang membacanya berhenti mendadak"),
        N_("Nilai berkas ini tersendiri dengan zi-score evaluate; simpan ulang bila tetap gagal."),
    ),
    ProblemKind(
        "ZI872",
        Severity.ERROR,
        N_("berkas ini bukan hasil zi-score recap --format jsonl: {reason}"),
        N_("Sebutkan hasil JSONL dari rekap sebelumnya, atau jalankan tanpa --resume."),
    ),
)
