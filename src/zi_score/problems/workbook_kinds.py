"""ZI1xx: the file and the structure of the workbook."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

WORKBOOK_KINDS = (
    # The file cannot be used at all.
    ProblemKind(
        "ZI101",
        Severity.ERROR,
        N_("berkas tidak ditemukan"),
        N_("Periksa nama, akhiran, dan foldernya; apit nama yang memuat spasi dengan tanda kutip."),
    ),
    ProblemKind(
        "ZI102",
        Severity.ERROR,
        N_("tidak ada buku kerja di folder ini"),
        N_("Beri folder yang berisi .xlsx, .xlsm, .xls, .xlsb, atau .ods."),
    ),
    ProblemKind("ZI103", Severity.ERROR, N_("berkas kosong (0 bita)"), N_("Minta salinan yang utuh.")),
    ProblemKind(
        "ZI104",
        Severity.ERROR,
        N_("bukan buku kerja Excel atau OpenDocument, dan bukan tabel HTML atau CSV"),
        N_("Buka di aplikasi asalnya, lalu simpan sebagai .xlsx."),
    ),
    ProblemKind(
        "ZI105",
        Severity.ERROR,
        N_("buku kerja terkunci kata sandi"),
        N_("Buka dengan kata sandinya, lalu simpan tanpa kata sandi."),
    ),
    ProblemKind(
        "ZI106",
        Severity.ERROR,
        N_("buku kerja rusak atau terpotong: {reason}"),
        N_("Unduh atau salin ulang; bila tetap rusak, buka di aplikasi asalnya lalu simpan ulang."),
    ),
    ProblemKind(
        "ZI107",
        Severity.ERROR,
        N_("ini berkas kunci sementara, bukan buku kerjanya"),
        N_("Tutup buku kerja di Excel, lalu pilih berkas tanpa awalan ~$."),
    ),
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
        "ZI113",
        Severity.ERROR,
        N_("berkas tidak dapat dibaca: {reason}"),
        N_("Periksa izin berkas dan apakah berkas sedang dipakai."),
    ),
    ProblemKind(
        "ZI114",
        Severity.ERROR,
        N_('kolom {column} berjudul "{title}" berisi {count} jawaban, tetapi tidak jelas milik penilai mana'),
        N_(
            "Beri judul seperti Jawaban TPI, atau sebutkan miliknya: --column tpi={column} atau --column unit={column}."
        ),
    ),
    # The file is of a regulation other than the one that is asked about.
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
        "ZI150",
        Severity.ERROR,
        N_("ini LKE untuk rubrik {rubric}, sedangkan rubrik yang dipilih {chosen}"),
        N_("Pilih --rubric {rubric}, atau jangan pilih rubrik agar formulirnya dikenali sendiri."),
    ),
    # The file is beyond what is read for safety's sake.
    ProblemKind(
        "ZI117",
        Severity.ERROR,
        N_("berkas lebih besar dari {limit} MB"),
        N_("Hapus gambar dan lembar yang bukan bagian LKE, lalu simpan; batas dapat diubah, lihat docs/security.md."),
    ),
    ProblemKind(
        "ZI118",
        Severity.ERROR,
        N_("berkas ini berisi {count} {parts}, paling banyak {limit}"),
        N_("Simpan lembar LKE saja sebagai berkas .xlsx baru, lalu pakai yang baru."),
    ),
    ProblemKind(
        "ZI119",
        Severity.ERROR,
        N_("isi berkas {size} KB ini mengembang menjadi {unpacked} MB; paling besar {limit} MB dan {ratio} kali lipat"),
        N_("Jangan dibuka sebelum jelas asalnya; minta berkas LKE yang disimpan langsung dari Excel."),
    ),
    ProblemKind(
        "ZI144",
        Severity.ERROR,
        N_('susunan arsip berkas ini saling bertentangan pada bagian "{member}"'),
        N_("Jangan dibuka sebelum jelas asalnya; minta berkas LKE yang disimpan langsung dari Excel."),
    ),
    ProblemKind(
        "ZI145",
        Severity.ERROR,
        N_("lembar terbentang sampai {cell}; yang dibaca paling banyak {limit} sel, terisi atau kosong"),
        N_("Hapus baris dan kolom yang tidak dipakai jauh di bawah atau di kanan formulir, lalu simpan."),
    ),
    ProblemKind(
        "ZI146",
        Severity.ERROR,
        N_("sel ini berisi {count} huruf, paling banyak {limit}"),
        N_("Ringkas isinya; uraian panjang sebaiknya menjadi bukti dukung tersendiri."),
    ),
    ProblemKind(
        "ZI147",
        Severity.ERROR,
        N_("berkas ini tidak selesai dibaca dalam batas {limit}"),
        N_("Buka di Excel, hapus yang bukan bagian LKE, lalu simpan sebagai .xlsx."),
    ),
    ProblemKind(
        "ZI148",
        Severity.ERROR,
        N_("berkas memuat entitas XML, yang tidak pernah ada dalam buku kerja buatan Excel"),
        N_("Jangan dibuka sebelum jelas asalnya; minta berkas LKE yang disimpan langsung dari Excel."),
    ),
    # The workbook can be used, but departs from the form.
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
        "ZI157",
        Severity.ERROR,
        N_(
            "kolom {columns} mungkin memuat penilaian penilai berikutnya, tetapi belum diketahui milik siapa; "
            "hasil ditahan sampai ditentukan, misalnya dengan {choose}"
        ),
        N_("Nyatakan milik siapa kolom itu, atau pilih penilai yang dipakai dengan --assessor."),
    ),
    ProblemKind(
        "ZI142",
        Severity.WARNING,
        N_('kolom {column} berjudul "{title}" berisi {count} jawaban yang tidak dinilai'),
        N_("Bila isinya jawaban penilai, beri judul seperti Jawaban TPI; atau --column tpi={column}."),
    ),
    ProblemKind(
        "ZI143",
        Severity.WARNING,
        N_('jawaban "{answer}" berada di baris yang tidak menanyakan apa pun; tidak dihitung'),
        N_("Pindahkan ke baris pertanyaan yang semestinya."),
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
        "ZI159",
        Severity.ERROR,
        N_("kode di baris ini {code}, padahal bunyinya {text} ({title}); dibaca menurut bunyinya"),
        N_("Betulkan kodenya; bila yang bergeser bunyinya, kembalikan baris itu seperti dalam formulir."),
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
        "ZI161",
        Severity.NOTE,
        N_("{count} baris berbunyi lain daripada dalam formulir, mulai dari {code}; dikenali dari kata dan urutannya"),
        N_("Pastikan tiap baris masih menanyakan hal yang sama; zi-score read menampilkan baris dan kodenya."),
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
        N_("Bila isinya jawaban penilai, beri judul seperti Jawaban TPI atau sebutkan dengan --column."),
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
        "ZI169",
        Severity.ERROR,
        N_("baris {code} juga memuat pertanyaan {other} ({title}), yang tidak memiliki baris sendiri"),
        N_("Pisahkan kedua pertanyaan ke dua baris, masing-masing dengan jawabannya."),
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
    ProblemKind(
        "ZI130",
        Severity.NOTE,
        N_("rumus dalam lembar ini tidak dapat diperiksa karena berkasnya cacat: {reason}"),
        N_("Buka di Excel, biarkan diperbaiki, lalu simpan."),
    ),
    ProblemKind(
        "ZI149",
        Severity.NOTE,
        N_("{count} temuan lain tidak ditampilkan: {errors} kesalahan, {warnings} peringatan, {notes} catatan"),
        N_("Betulkan dahulu yang tampil, lalu periksa lagi; batas dapat diubah, lihat docs/security.md."),
    ),
)
