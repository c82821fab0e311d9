"""ZI1xx: the file itself: what cannot be opened, and what is beyond what is read for safety's sake."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

FILE_KINDS = (
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
        "ZI113",
        Severity.ERROR,
        N_("berkas tidak dapat dibaca: {reason}"),
        N_("Periksa izin berkas dan apakah berkas sedang dipakai."),
    ),
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
        "ZI130",
        Severity.NOTE,
        N_("rumus dalam lembar ini tidak dapat diperiksa karena berkasnya cacat: {reason}"),
        N_("Buka di Excel, biarkan diperbaiki, lalu simpan."),
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
    ProblemKind(
        "ZI149",
        Severity.NOTE,
        N_("{count} temuan lain tidak ditampilkan: {errors} kesalahan, {warnings} peringatan, {notes} catatan"),
        N_("Betulkan dahulu yang tampil, lalu periksa lagi; batas dapat diubah, lihat docs/security.md."),
    ),
)
