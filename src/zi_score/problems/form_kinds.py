"""ZI1xx: which sheets and columns of a workbook are the form, whose the answers are, and of which regulation."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

FORM_KINDS = (
    ProblemKind(
        "ZI108",
        Severity.ERROR,
        N_("bukan LKE: di lembar mana pun tidak dikenali pertanyaan LKE (lembar yang ada: {sheets})"),
        N_("Pilih berkas LKE; bila bunyi pertanyaannya diganti, pindahkan jawabannya ke formulir zi-score template."),
    ),
    ProblemKind(
        "ZI109",
        Severity.ERROR,
        N_("lebih dari satu LKE dalam satu berkas: lembar {sheets}"),
        N_("Pilih satu dengan --sheet."),
    ),
    ProblemKind(
        "ZI110",
        Severity.ERROR,
        N_("lembar {sheet} tidak ada, atau bukan LKE (lembar yang ada: {sheets})"),
        N_("Periksa ejaan nama lembar pada --sheet."),
    ),
    ProblemKind(
        "ZI111",
        Severity.ERROR,
        N_("hanya {found} dari {expected} pertanyaan yang dikenali; ini bukan formulir untuk {rubric}"),
        N_("Pilih rubrik yang sesuai dengan --rubric, atau pakai formulir yang dikenal."),
    ),
    ProblemKind(
        "ZI112",
        Severity.ERROR,
        N_("tidak ada kolom jawaban untuk penilai {assessor} (yang ada: {assessors})"),
        N_("Pilih penilai yang ada dengan --assessor."),
    ),
    ProblemKind(
        "ZI114",
        Severity.ERROR,
        N_('kolom {column} berjudul "{title}" berisi {count} jawaban, tetapi tidak jelas milik penilai mana'),
        N_(
            "Beri judul seperti Jawaban Unit atau Jawaban TPI, atau sebutkan miliknya: --column unit={column} atau "
            "--column tpi={column}."
        ),
    ),
    ProblemKind(
        "ZI115",
        Severity.ERROR,
        N_("formulir ini mengikuti {rubric}, yang sudah dicabut oleh {by}; nilainya dihitung menurut peraturan itu"),
        N_("Untuk pengusulan, isi formulir yang berlaku; untuk arsip, nyatakan dengan --rubric {rubric}."),
    ),
    ProblemKind(
        "ZI116",
        Severity.ERROR,
        N_("kedua sisi mengikuti peraturan yang berbeda: {before} dan {after}"),
        N_("Pertanyaan, bobot, dan ambangnya berbeda sehingga selisihnya tidak bermakna; nilailah satu per satu."),
    ),
    ProblemKind(
        "ZI128",
        Severity.NOTE,
        N_("kolom {column} tidak ada; pemeriksaan yang memerlukannya dilewati"),
        N_("Tidak mengubah nilai."),
    ),
    ProblemKind(
        "ZI129",
        Severity.WARNING,
        N_("penilai {assessor} baru mengisi {answered} dari {expected} pertanyaan, dan kolom ini yang menentukan"),
        N_("Lengkapi kolom itu, atau pilih penilai lain dengan --assessor."),
    ),
    ProblemKind(
        "ZI142",
        Severity.WARNING,
        N_('kolom {column} berjudul "{title}" berisi {count} jawaban yang tidak dinilai'),
        N_(
            "Bila isinya jawaban penilai, beri judul seperti Jawaban Unit atau Jawaban TPI, atau sebutkan miliknya: "
            "--column unit={column} atau --column tpi={column}."
        ),
    ),
    ProblemKind(
        "ZI150",
        Severity.ERROR,
        N_("ini LKE untuk rubrik {rubric}, sedangkan rubrik yang dipilih {chosen}"),
        N_("Pilih --rubric {rubric}, atau jangan pilih rubrik agar formulirnya dikenali sendiri."),
    ),
    ProblemKind(
        "ZI157",
        Severity.ERROR,
        N_(
            "kolom {columns} mungkin memuat penilaian penilai berikutnya, tetapi belum diketahui milik siapa; "
            "hasil ditahan sampai ditentukan, misalnya dengan {choose}"
        ),
        N_("Nyatakan milik siapa kolom itu, atau pilih penilai yang dipakai dengan --assessor."),
    ),
    ProblemKind(
        "ZI158",
        Severity.ERROR,
        N_(
            "mirip formulir {rubric}, tetapi {count} dari {of} bobotnya lain, mulai dari {code} ({title}):"
            " tertulis {found}, menurut peraturan itu {expected}"
        ),
        N_("Pakai formulir peraturan yang berlaku; bila hanya bobotnya salah ketik, nyatakan --rubric {rubric}."),
    ),
    ProblemKind(
        "ZI160",
        Severity.ERROR,
        N_("mirip formulir {rubric}, tetapi dari {of} pertanyaan bagian {code} ({title}) hanya ditemukan {found}"),
        N_(
            "Pakai formulir peraturan yang berlaku; bila bagian itu di berkas lain, satukan dahulu, "
            "atau nyatakan --rubric {rubric}."
        ),
    ),
    ProblemKind(
        "ZI162",
        Severity.NOTE,
        N_("lembar tersembunyi ini memuat jawaban yang sama dengan lembar yang dinilai; tidak dihitung dua kali"),
        N_("Tidak mengubah nilai; hapus lembar itu bila tidak dipakai."),
    ),
    ProblemKind(
        "ZI163",
        Severity.NOTE,
        N_('cara menulis jawaban {assessor} di {count} sel: {way}, misalnya "{example}"; dibaca menurut artinya'),
        N_("Tidak mengubah nilai; bila maksudnya lain, ganti dengan pilihan yang baku."),
    ),
    ProblemKind(
        "ZI164",
        Severity.WARNING,
        N_(
            'kolom "{title}" berisi {count} jawaban yang tidak dinilai: menurut judulnya bukan jawaban penilaian ini, '
            "atau kolom lain yang dipilih"
        ),
        N_("Bila justru kolom ini yang berlaku, betulkan judulnya atau sebutkan dengan --column."),
    ),
    ProblemKind(
        "ZI165",
        Severity.NOTE,
        N_('kolom "{title}" terisi di {count} baris pertanyaan dengan isi yang tidak dikenali; tidak dinilai'),
        N_(
            "Bila isinya jawaban penilai, beri judul seperti Jawaban Unit atau Jawaban TPI, "
            "atau sebutkan dengan --column."
        ),
    ),
    ProblemKind(
        "ZI166",
        Severity.ERROR,
        N_(
            'kolom "{title}" (penilai: {assessor}) terisi di {count} sel, tetapi tidak terbaca sebagai penilaian yang '
            "lengkap: {cells}"
        ),
        N_("Lengkapi kolom itu dengan jawaban; bila bukan penilaian, pilih penilai yang dipakai dengan --assessor."),
    ),
    ProblemKind(
        "ZI167",
        Severity.ERROR,
        N_(
            "lebih dari satu kolom tampak sebagai jawaban satu penilai: {columns}; pilih satu, misalnya dengan {choose}"
        ),
        N_("Atau bedakan judulnya, misalnya Jawaban Unit, Jawaban TPI 1, dan Jawaban TPI 2."),
    ),
    ProblemKind(
        "ZI168",
        Severity.ERROR,
        N_("{count} pertanyaan muncul dua kali di lembar ini, dan jawabannya tidak semuanya sama"),
        N_("Pisahkan kedua isian, misalnya dua tahun atau dua unit, ke dua lembar, lalu pilih satu dengan --sheet."),
    ),
    ProblemKind(
        "ZI171",
        Severity.ERROR,
        N_(
            "{count} pertanyaan LKE dikenali di lembar ini, tetapi tidak ada kolom jawaban; "
            "kolom yang terisi: {columns}"
        ),
        N_("Isi jawaban di satu kolom; bila kolomnya sudah ada, sebutkan dengan --column, misalnya --column unit=K."),
    ),
    ProblemKind(
        "ZI172",
        Severity.ERROR,
        N_("--column {assessor}={column}: penilai {assessor} tidak dikenal; yang dikenal: {known}"),
        N_("Tulis PENILAI=KOLOM dengan penilai yang dikenal, misalnya --column tpi={column}."),
    ),
    ProblemKind(
        "ZI173",
        Severity.WARNING,
        N_("jawaban diambil dari beberapa lembar yang menanyakan hal yang sama: {sheets}"),
        N_("Pastikan lembar-lembar itu satu penilaian; bila bukan, pilih satu dengan --sheet."),
    ),
    ProblemKind(
        "ZI174",
        Severity.ERROR,
        N_("--column {assessor}={column}: kolom {column} tidak ada, atau isinya bukan kolom jawaban"),
        N_("Lihat kolom yang ada dengan zi-score read, lalu sebutkan kolom jawabannya."),
    ),
)
