"""ZI6xx: the answers file that a template is filled from, and writing the template."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

TEMPLATE_KINDS = (
    ProblemKind(
        "ZI601",
        Severity.ERROR,
        N_("berkas jawaban tidak dapat dibaca: {reason}"),
        N_("Simpan ulang sebagai JSON atau CSV (UTF-8) yang utuh."),
    ),
    ProblemKind(
        "ZI602",
        Severity.ERROR,
        N_('pertanyaan "{code}" tidak ada dalam rubrik'),
        N_("Betulkan kodenya; kode pertanyaan ada di zi-score rubric show."),
    ),
    ProblemKind(
        "ZI603",
        Severity.ERROR,
        N_('{code} tidak memiliki jumlah "{operand}" (yang ada: {operands})'),
        N_("Betulkan nama jumlahnya."),
    ),
    ProblemKind(
        "ZI604",
        Severity.ERROR,
        N_('penilai "{assessor}" tidak ada dalam formulir (yang ada: {assessors})'),
        N_("Betulkan nama penilainya, atau pilih formulir lain."),
    ),
    ProblemKind(
        "ZI605",
        Severity.ERROR,
        N_('{code}: jawaban "{answer}" bukan salah satu dari {options}'),
        N_("Isi salah satu dari {options}."),
    ),
    ProblemKind(
        "ZI606",
        Severity.ERROR,
        N_('{code}: "{answer}" bukan indeks dari {minimum} sampai {maximum}'),
        N_("Isi dengan angka {minimum} sampai {maximum}, bukan pada skala 100."),
    ),
    ProblemKind(
        "ZI607",
        Severity.ERROR,
        N_('{code}: jumlah "{answer}" bukan bilangan bulat 0 atau lebih'),
        N_("Isi jumlah dengan bilangan bulat tanpa titik ribuan, 0 bila memang tidak ada."),
    ),
    ProblemKind(
        "ZI608",
        Severity.ERROR,
        N_('"{code}" diisi lebih dari sekali'),
        N_("Sisakan satu saja."),
    ),
    ProblemKind(
        "ZI609",
        Severity.ERROR,
        N_("{code} dihitung dari jumlah-jumlahnya: {operands}"),
        N_("Isi jumlah-jumlah itu; persentasenya dihitung oleh formulir."),
    ),
    ProblemKind(
        "ZI610",
        Severity.ERROR,
        N_("{code} tidak dihitung dari jumlah; jawabannya satu"),
        N_("Isi satu jawaban saja, tanpa nama jumlah."),
    ),
    ProblemKind(
        "ZI611",
        Severity.ERROR,
        N_("kolom {columns} tidak sesuai; baris pertama berisi {expected}"),
        N_("Tulis nama kolom itu di baris pertama."),
    ),
    ProblemKind(
        "ZI612",
        Severity.ERROR,
        N_("templat tidak dapat ditulis: {reason}"),
        N_("Periksa folder tujuan dan izinnya, dan tutup berkas itu di aplikasi lain."),
    ),
    ProblemKind(
        "ZI613",
        Severity.ERROR,
        N_("baris ini berisi {found} kolom, seharusnya {expected}"),
        N_("Beri tanda kutip pada isi yang memuat koma, atau tulis bilangannya dengan titik."),
    ),
)
