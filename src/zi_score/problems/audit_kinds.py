"""ZI13x, ZI22x, ZI42x and ZI5xx: what the audit of a submitted workbook looks for beside the answers."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

AUDIT_KINDS = (
    # The shape of the workbook.
    ProblemKind(
        "ZI131",
        Severity.WARNING,
        N_("baris {code} ({title}) disembunyikan"),
        N_("Tampilkan kembali baris itu."),
    ),
    ProblemKind(
        "ZI132",
        Severity.WARNING,
        N_("kolom jawaban {assessor} disembunyikan"),
        N_("Tampilkan kembali kolom itu."),
    ),
    ProblemKind(
        "ZI133",
        Severity.WARNING,
        N_("baris kosong di dalam {code}, tetapi rumusnya masih ada"),
        N_("Hapus baris itu, atau kosongkan rumusnya."),
    ),
    ProblemKind(
        "ZI134",
        Severity.WARNING,
        N_("bobot {code} pada rekapitulasi tertulis {found}, menurut peraturan {expected}"),
        N_("Samakan bobot rekapitulasi dengan lembar LKE."),
    ),
    ProblemKind(
        "ZI135",
        Severity.NOTE,
        N_("lembar ini bukan bagian dari formulir"),
        N_("Pastikan lembar ini memang perlu disampaikan."),
    ),
    ProblemKind(
        "ZI136",
        Severity.NOTE,
        N_("lembar LKE diganti namanya; dalam formulir bernama {expected}"),
        N_("Tidak mengubah nilai; kembalikan namanya bila mungkin."),
    ),
    ProblemKind(
        "ZI137",
        Severity.WARNING,
        N_("lembar ini disembunyikan sedemikian sehingga menu Excel tidak dapat menampilkannya"),
        N_("Minta unit menampilkan atau menghapus lembar itu."),
    ),
    ProblemKind(
        "ZI138",
        Severity.NOTE,
        N_("dikenali sebagai {layout}; {rows} baris dan {columns} kolom tidak di tempatnya semula"),
        N_("Tidak mengubah nilai; baris dan kolom dikenali dari bunyinya."),
    ),
    ProblemKind(
        "ZI139",
        Severity.WARNING,
        N_("buku kerja memuat makro"),
        N_("Simpan sebagai .xlsx; LKE tidak memerlukan makro."),
    ),
    ProblemKind(
        "ZI140",
        Severity.WARNING,
        N_("buku kerja memuat {count} objek atau berkas tertanam"),
        N_("Keluarkan objek itu; sampaikan bukti dukung lewat tautan."),
    ),
    ProblemKind(
        "ZI141",
        Severity.NOTE,
        N_("properti berkas memuat nama orang ({properties})"),
        N_("Hapus lewat File > Info > Inspect Document bila berkas akan disebarkan."),
    ),
    ProblemKind(
        "ZI151",
        Severity.WARNING,
        N_("baris rekapitulasi ini bernama {named}, tetapi menampilkan nilai {code}"),
        N_("Arahkan rumusnya ke baris yang sesuai pada lembar LKE."),
    ),
    ProblemKind(
        "ZI152",
        Severity.NOTE,
        N_("rumus, bagian tersembunyi, dan bukti dukung tidak diperiksa, sebab berkas ini bukan .xlsx atau .xlsm"),
        N_("Buka di Excel, simpan sebagai .xlsx, lalu periksa lagi."),
    ),
    ProblemKind(
        "ZI153",
        Severity.WARNING,
        N_("sel jawaban {code} termasuk sel gabungan {cells}, yang hanya menyimpan isi baris pertamanya"),
        N_("Pisahkan sel gabungan itu (Unmerge Cells), lalu isi jawaban setiap baris."),
    ),
    # Answers among themselves.
    ProblemKind(
        "ZI220",
        Severity.WARNING,
        N_("{code}: {parts} berjumlah {sum}, melebihi {whole} sebanyak {limit}"),
        N_("Betulkan jumlah yang salah."),
    ),
    ProblemKind(
        "ZI221",
        Severity.WARNING,
        N_("{later} menjawab {code}, padahal {earlier} belum menjawabnya"),
        N_("Minta {earlier} melengkapi jawabannya."),
    ),
    ProblemKind(
        "ZI222",
        Severity.NOTE,
        N_("{later} menaikkan jawaban {earlier} pada {code} sebesar {points} poin"),
        N_("Pastikan ada alasan dan buktinya."),
    ),
    ProblemKind(
        "ZI223",
        Severity.WARNING,
        N_("{title} pada {code} diisi {count}, padahal pada {earlier} diisi {before}"),
        N_("Jumlah yang sama ditanyakan dua kali; samakan keduanya."),
    ),
    ProblemKind(
        "ZI224",
        Severity.WARNING,
        N_("{later} sudah menjawab, padahal kolom {earlier} kosong seluruhnya"),
        N_("Pastikan berkas ini memuat jawaban {earlier}."),
    ),
    # Formulas.
    ProblemKind(
        "ZI420",
        Severity.WARNING,
        N_("sel {code} berisi {content} yang diketik, padahal dalam formulir dihitung dengan rumus"),
        N_("Kembalikan rumusnya."),
    ),
    ProblemKind(
        "ZI421",
        Severity.WARNING,
        N_("rumus {code} berbeda dari rumus sejenis di kolom ini: {content}"),
        N_("Salin rumus dari baris sejenis."),
    ),
    ProblemKind(
        "ZI422",
        Severity.ERROR,
        N_("rumus {code} melewatkan {skipped}: {content}"),
        N_("Betulkan rumusnya agar semua bagian ikut dihitung."),
    ),
    ProblemKind(
        "ZI423",
        Severity.ERROR,
        N_("rumus kehilangan rujukannya: {content}"),
        N_("Arahkan kembali ke sel yang benar."),
    ),
    ProblemKind(
        "ZI424",
        Severity.WARNING,
        N_("sel menampilkan galat {content}"),
        N_("Lengkapi masukan rumusnya, atau betulkan rumusnya."),
    ),
    ProblemKind(
        "ZI425",
        Severity.WARNING,
        N_("rumus mengambil nilai dari buku kerja lain"),
        N_("Ganti dengan nilainya; penerima tidak memiliki berkas itu."),
    ),
    ProblemKind(
        "ZI426",
        Severity.WARNING,
        N_("rumus memakai {function}, yang hasilnya dapat berubah tanpa ada masukan yang berubah"),
        N_("Ganti dengan nilai atau rumus biasa."),
    ),
    ProblemKind(
        "ZI427",
        Severity.NOTE,
        N_("{count} rumus belum pernah dihitung; buku kerja tidak menyimpan hasilnya"),
        N_("Buka di Excel lalu simpan, agar penerima melihat nilainya."),
    ),
    # Evidence.
    ProblemKind(
        "ZI501",
        Severity.NOTE,
        N_("jawaban tertinggi untuk {code} ({title}) tanpa catatan, bukti dukung, atau tautan"),
        N_("Tambahkan catatan atau bukti dukungnya."),
    ),
    ProblemKind(
        "ZI502",
        Severity.WARNING,
        N_("tautan ini tidak dapat dibuka orang lain: {link}"),
        N_("Unggah buktinya ke tempat bersama, lalu pakai tautannya."),
    ),
    ProblemKind(
        "ZI503",
        Severity.NOTE,
        N_("satu tautan dipakai untuk {count} pertanyaan: {link}"),
        N_("Tunjukkan bukti tiap pertanyaan dengan tautannya sendiri."),
    ),
    ProblemKind(
        "ZI504",
        Severity.NOTE,
        N_("tautan ini berbentuk tautan ubah: {link}"),
        N_("Pastikan penerima hanya dapat membacanya; program ini tidak membuka tautan."),
    ),
)
