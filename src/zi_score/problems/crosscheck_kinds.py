"""ZI4xx: the workbook's own recorded figures against ours."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

CROSSCHECK_KINDS = (
    ProblemKind(
        "ZI401",
        Severity.WARNING,
        N_("{code}: tercatat {recorded}, menurut peraturan {expected}: {details}"),
        N_("Yang dipakai {expected}; rumus formulir perlu dibetulkan."),
    ),
    ProblemKind(
        "ZI402",
        Severity.WARNING,
        N_("{code}: tercatat {recorded}, dihitung {expected}: formulir melewatkan jawaban kosong ({details})"),
        N_("Lengkapi jawaban yang kosong."),
    ),
    ProblemKind(
        "ZI403",
        Severity.WARNING,
        N_("{code}: tercatat {recorded}, dihitung {expected}: sel pilihan jawaban rusak pada {details}"),
        N_("Betulkan sel pilihan jawaban itu."),
    ),
    ProblemKind(
        "ZI404",
        Severity.WARNING,
        N_("{code}: tercatat {recorded}, dihitung {expected}: nilai diketik menimpa rumus"),
        N_("Kembalikan rumusnya."),
    ),
    ProblemKind(
        "ZI405",
        Severity.WARNING,
        N_("{code}: tercatat {recorded}, dihitung {expected}: rumusnya berbeda atau belum dihitung ulang"),
        N_("Buka di Excel, hitung ulang (F9), lalu simpan; bila tetap berbeda, periksa rumusnya."),
    ),
    ProblemKind(
        "ZI406",
        Severity.WARNING,
        N_("{code}: tercatat {recorded}, dihitung {expected}: bobot pada formulir diubah"),
        N_("Kembalikan bobotnya."),
    ),
    ProblemKind(
        "ZI407",
        Severity.WARNING,
        N_("{code}: tercatat {recorded}, dihitung {expected}: rumus formulir membaca {details} secara berbeda"),
        N_("Periksa jawaban atau jumlah pada pertanyaan itu."),
    ),
    ProblemKind(
        "ZI408",
        Severity.NOTE,
        N_("{code}: buku kerja menampilkan {recorded}, bukan nilai"),
        N_("Lengkapi jawaban yang menjadi masukan rumusnya."),
    ),
    ProblemKind(
        "ZI409",
        Severity.WARNING,
        N_("{code}: tercatat {recorded}, dihitung {expected}; sebabnya tidak dapat ditentukan"),
        N_("Periksa rumus pada sel itu."),
    ),
    ProblemKind(
        "ZI410",
        Severity.WARNING,
        N_("{code}: tercatat {recorded}, dihitung {expected}: jawaban {details} tidak terbaca"),
        N_("Betulkan jawabannya; formulir menghitung dengan isi sel itu apa adanya."),
    ),
    ProblemKind(
        "ZI411",
        Severity.WARNING,
        N_("{code}: tercatat {recorded}, dihitung {expected}; nilai pada formulir ini tercatat tanpa rumus"),
        N_("Cocokkan nilai itu dengan jawabannya."),
    ),
    ProblemKind(
        "ZI412",
        Severity.WARNING,
        N_("{code}: tercatat {recorded}, dihitung {expected}: {details}, yang bagi rumus formulir bukan angka"),
        N_("Ganti teks itu dengan angka, atau kembalikan rumusnya, lalu hitung ulang."),
    ),
    ProblemKind(
        "ZI413",
        Severity.NOTE,
        N_('{count} nilai tersimpan sebagai teks, mulai dari "{text}" di sel ini; dibandingkan seperti angka'),
        N_("Ganti dengan angka, sebab rumus formulir melewatkan teks."),
    ),
)
