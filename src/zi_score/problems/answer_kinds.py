"""ZI2xx: the answers."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

ANSWER_KINDS = (
    ProblemKind(
        "ZI201",
        Severity.WARNING,
        N_("{count} dari {expected} pertanyaan belum diisi oleh {assessor}, mulai dari {code}"),
        N_("Lengkapi jawabannya; jawaban kosong tidak memperoleh nilai."),
    ),
    ProblemKind(
        "ZI202",
        Severity.WARNING,
        N_("{code} belum dihitung karena jumlah ini belum diisi: {missing}"),
        N_("Isi setiap jumlah, 0 bila memang tidak ada."),
    ),
    ProblemKind(
        "ZI203",
        Severity.ERROR,
        N_('jawaban "{answer}" bukan salah satu dari {options}; dihitung belum diisi'),
        N_("Isi salah satu dari {options}."),
    ),
    ProblemKind(
        "ZI204",
        Severity.ERROR,
        N_('indeks "{answer}" di luar {minimum} sampai {maximum}; dihitung belum diisi'),
        N_("Isi indeks pada skala {minimum} sampai {maximum}, bukan pada skala 100."),
    ),
    ProblemKind(
        "ZI205",
        Severity.ERROR,
        N_('"{answer}" bukan bilangan; dihitung belum diisi'),
        N_("Isi dengan angka saja."),
    ),
    ProblemKind(
        "ZI206",
        Severity.ERROR,
        N_('"{answer}" dapat dibaca sebagai {first} atau {second}; dihitung belum diisi'),
        N_("Ketik sebagai bilangan tanpa titik ribuan."),
    ),
    ProblemKind(
        "ZI207",
        Severity.ERROR,
        N_('jumlah "{answer}" bukan bilangan bulat 0 atau lebih; dihitung belum diisi'),
        N_("Isi jumlah dengan bilangan bulat, 0 bila memang tidak ada."),
    ),
    ProblemKind(
        "ZI208",
        Severity.ERROR,
        N_('persentase "{answer}" di luar 0 sampai 100% (tanpa tanda %, 1 berarti 100%); dihitung belum diisi'),
        N_("Tulis persentasenya seperti 85% atau 0,85; bila ada jumlah di bawahnya, isi jumlah itu."),
    ),
    ProblemKind(
        "ZI209",
        Severity.NOTE,
        N_("persentase {code} diketik langsung ({share}), tanpa jumlah yang mendasarinya; dipakai apa adanya"),
        N_("Isi jumlah-jumlah di bawahnya agar dapat dihitung dan diperiksa."),
    ),
    ProblemKind(
        "ZI210",
        Severity.WARNING,
        N_("persentase {code} tertulis {share}, padahal jumlah di bawahnya menghasilkan {expected} (1 berarti 100%)"),
        N_("Yang dipakai jumlahnya; kembalikan rumus pada sel persentase."),
    ),
    ProblemKind(
        "ZI211",
        Severity.ERROR,
        N_("{title} tertulis {stated}, padahal bagian-bagiannya berjumlah {expected}; yang dipakai {expected}"),
        N_("Kembalikan rumus jumlah, atau betulkan bagian-bagiannya."),
    ),
    ProblemKind(
        "ZI212",
        Severity.NOTE,
        N_("{code}: rasionya {ratio}, di luar 0 sampai 1; dihitung {share}"),
        N_("Pastikan jumlah-jumlahnya benar dan tidak tertukar."),
    ),
    ProblemKind(
        "ZI213",
        Severity.NOTE,
        N_("{code}: pembaginya nol; dihitung {share} menurut kebijakan rubrik: {reason}"),
        N_("Pastikan jumlah yang menjadi pembagi memang 0."),
    ),
    ProblemKind(
        "ZI214",
        Severity.ERROR,
        N_("sel jawaban {code} berisi {content} tanpa hasil yang tersimpan; dihitung belum diisi"),
        N_("Buka di Excel, tunggu sampai dihitung, lalu simpan; atau ketik jawabannya."),
    ),
    ProblemKind(
        "ZI215",
        Severity.ERROR,
        N_("sel jawaban {code} berisi galat {content}; dihitung belum diisi"),
        N_("Ganti dengan jawaban yang benar."),
    ),
    ProblemKind(
        "ZI216",
        Severity.ERROR,
        N_(
            'indeks "{answer}" tampaknya pada skala 100, yaitu {converted} pada skala {minimum} sampai {maximum};'
            " dihitung belum diisi"
        ),
        N_("Isi indeks pada skala {minimum} sampai {maximum}, bila benar {converted}."),
    ),
    ProblemKind(
        "ZI217",
        Severity.ERROR,
        N_('indeks "{answer}" tampaknya pecahan dari skala {maximum}, yaitu {converted}; dihitung belum diisi'),
        N_("Isi indeksnya pada skala sampai {maximum}, bila benar {converted}."),
    ),
    ProblemKind(
        "ZI218",
        Severity.ERROR,
        N_('jawaban "{answer}" memuat {sign}, yang hanya menyerupai {letter}; dihitung belum diisi'),
        N_("Ketik ulang jawabannya; jangan menyalinnya dari dokumen lain."),
    ),
    ProblemKind(
        "ZI219",
        Severity.NOTE,
        N_("{title} diketik {stated}, sedangkan bagian-bagiannya kosong; angka itu dipakai sebagai jumlah seluruhnya"),
        N_("Isi bagian-bagiannya agar dapat diperiksa."),
    ),
    ProblemKind(
        "ZI225",
        Severity.ERROR,
        N_("{assessor} baru mengisi {answered} dari {expected} pertanyaan; itu belum cukup untuk dinilai"),
        N_("Lengkapi kolom penilai itu, atau pilih penilai lain dengan --assessor."),
    ),
    ProblemKind(
        "ZI226",
        Severity.ERROR,
        N_("{count} dari {expected} pertanyaan belum diisi oleh {assessor}, mulai dari {code}, padahal harus lengkap"),
        N_("Lengkapi jawabannya, atau periksa tanpa syarat itu dengan --no-complete."),
    ),
)
