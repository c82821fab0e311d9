"""ZI1xx: the rows of a recognised form, where they depart from the regulation's."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

ROW_KINDS = (
    ProblemKind(
        "ZI120",
        Severity.ERROR,
        N_("baris pertanyaan {code} ({title}) tidak ditemukan; dihitung belum diisi"),
        N_("Kembalikan baris itu ke tempatnya dalam formulir."),
    ),
    ProblemKind(
        "ZI121",
        Severity.NOTE,
        N_("bunyi pertanyaan {code} berbeda dari formulir; dikenali dari letaknya ({title})"),
        N_("Pastikan isinya masih pertanyaan yang sama."),
    ),
    ProblemKind(
        "ZI122",
        Severity.NOTE,
        N_("baris {code} berpindah dari urutannya dalam formulir; dikenali dari bunyinya ({title})"),
        N_("Tidak mengubah nilai; kembalikan urutannya bila mungkin."),
    ),
    ProblemKind(
        "ZI123",
        Severity.WARNING,
        N_('baris ini tidak ada dalam formulir, padahal berisi "{answer}"; tidak dihitung'),
        N_("Pindahkan jawabannya ke baris pertanyaan yang semestinya."),
    ),
    ProblemKind(
        "ZI124",
        Severity.WARNING,
        N_('sel pilihan jawaban {code} berisi "{found}", seharusnya "{expected}"; yang dipakai jenis menurut rubrik'),
        N_('Tulis kembali "{expected}"; bila tidak, rumus formulir melewatkan pertanyaan ini.'),
    ),
    ProblemKind(
        "ZI125",
        Severity.WARNING,
        N_("bobot {code} tertulis {found}, menurut peraturan {expected}; yang dipakai {expected}"),
        N_("Kembalikan bobotnya."),
    ),
    ProblemKind(
        "ZI126",
        Severity.ERROR,
        N_("bagian {code} ({title}) tidak ada dalam buku kerja"),
        N_("Lengkapi buku kerja dengan bagian itu; tanpa itu unit tidak dapat dinyatakan memenuhi."),
    ),
    ProblemKind(
        "ZI127",
        Severity.ERROR,
        N_("pertanyaan {code} muncul lebih dari sekali; yang dibaca baris {row}"),
        N_("Hapus baris yang berlebih."),
    ),
    ProblemKind(
        "ZI143",
        Severity.WARNING,
        N_('jawaban "{answer}" berada di baris yang tidak menanyakan apa pun; tidak dihitung'),
        N_("Pindahkan ke baris pertanyaan yang semestinya."),
    ),
    ProblemKind(
        "ZI159",
        Severity.ERROR,
        N_("kode di baris ini {code}, padahal bunyinya {text} ({title}); dibaca menurut bunyinya"),
        N_("Betulkan kodenya; bila yang bergeser bunyinya, kembalikan baris itu seperti dalam formulir."),
    ),
    ProblemKind(
        "ZI161",
        Severity.NOTE,
        N_("{count} baris berbunyi lain daripada dalam formulir, mulai dari {code}; dikenali dari kata dan urutannya"),
        N_("Pastikan tiap baris masih menanyakan hal yang sama; zi-score read menampilkan baris dan kodenya."),
    ),
    ProblemKind(
        "ZI169",
        Severity.ERROR,
        N_("baris {code} juga memuat pertanyaan {other} ({title}), yang tidak memiliki baris sendiri"),
        N_("Pisahkan kedua pertanyaan ke dua baris, masing-masing dengan jawabannya."),
    ),
)
