"""ZI3xx: the rubric's own files."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

RUBRIC_KINDS = (
    ProblemKind(
        "ZI301", Severity.ERROR, N_("YAML tidak dapat dibaca: {reason}"), N_("Betulkan tulisannya di baris itu.")
    ),
    ProblemKind("ZI302", Severity.ERROR, N_('kunci "{key}" tertulis dua kali'), N_("Hapus salah satunya.")),
    ProblemKind(
        "ZI303",
        Severity.ERROR,
        N_("tidak sesuai skema: {reason}"),
        N_("Bandingkan dengan skema: zi-score rubric schema."),
    ),
    ProblemKind(
        "ZI304",
        Severity.ERROR,
        N_("bobot {code} {weight}, padahal bagian-bagiannya berjumlah {sum}"),
        N_("Samakan keduanya dengan peraturan."),
    ),
    ProblemKind("ZI305", Severity.ERROR, N_('kode "{code}" dipakai lebih dari sekali'), N_("Beri kode yang berbeda.")),
    ProblemKind(
        "ZI306",
        Severity.ERROR,
        N_('sumber "{document}" tidak terdaftar'),
        N_("Tambahkan pada sources, atau betulkan ejaannya."),
    ),
    ProblemKind(
        "ZI307",
        Severity.ERROR,
        N_('{kind} "{name}" tidak dikenal dalam rubrik ini'),
        N_("Betulkan ejaannya, atau tambahkan."),
    ),
    ProblemKind(
        "ZI308",
        Severity.ERROR,
        N_('kode "{code}" tidak berawalan kode induknya, "{parent}"'),
        N_("Betulkan kodenya, atau pindahkan ke induk yang benar."),
    ),
    ProblemKind(
        "ZI309",
        Severity.ERROR,
        N_("skala {scale}: nilai pilihan harus turun dari 1 sampai 0"),
        N_("Urutkan dari jawaban terbaik (1) sampai terburuk (0)."),
    ),
    ProblemKind(
        "ZI310",
        Severity.ERROR,
        N_("ambang {requirement} untuk {target} sebesar {minimum} melebihi bobotnya, {weight}"),
        N_("Periksa ambang itu pada peraturan."),
    ),
    ProblemKind(
        "ZI311",
        Severity.ERROR,
        N_("ambang {requirement} untuk {target} lebih rendah daripada untuk {lower}"),
        N_("Sasaran yang lebih tinggi tidak boleh lebih ringan; periksa pada peraturan."),
    ),
    ProblemKind(
        "ZI312",
        Severity.ERROR,
        N_("tata letak tidak memuat baris untuk {code}"),
        N_("Tambahkan baris itu pada rows."),
    ),
    ProblemKind(
        "ZI313",
        Severity.ERROR,
        N_("{code}: bobot pertanyaan harus ada pada semua pertanyaan atau tidak sama sekali"),
        N_("Lengkapi atau hapus bobotnya."),
    ),
    ProblemKind(
        "ZI314",
        Severity.ERROR,
        N_("{code}: skala {scale} memerlukan {wanted}"),
        N_("Lengkapi pertanyaan itu, atau pilih skala lain."),
    ),
    ProblemKind(
        "ZI315",
        Severity.ERROR,
        N_("{name} bukan nama rubrik bawaan ({available}) dan bukan folder yang berisi rubric.yaml"),
        N_("Beri nama rubrik bawaan, atau jalur ke folder rubrik."),
    ),
    ProblemKind(
        "ZI316",
        Severity.ERROR,
        N_("rubrik ini tidak memiliki tata letak formulir"),
        N_("Tambahkan sekurang-kurangnya satu berkas di folder layouts."),
    ),
    ProblemKind(
        "ZI317",
        Severity.ERROR,
        N_("ambang {requirement} untuk {target} menguji setiap area, padahal areas atau area_minimum tidak ada"),
        N_("Tulis areas dan policies.area_minimum, atau hapus ambang itu."),
    ),
    ProblemKind(
        "ZI318",
        Severity.ERROR,
        N_("{name} tidak dinilai: {reason}"),
        N_("Pilih rubrik lain; penjelasannya: zi-score rubric show {name}."),
    ),
    # Not of a file: what an evaluation rests on.
    ProblemKind(
        "ZI319",
        Severity.NOTE,
        N_("{rubric}: nilai pilihan skala {scales} belum terkonfirmasi; dipakai {count} dari {expected} pertanyaan"),
        N_("Nilainya tidak tercetak dalam peraturan; sumbernya tampil pada zi-score rubric show {rubric} KODE."),
    ),
    ProblemKind(
        "ZI320",
        Severity.ERROR,
        N_("syarat {condition}: peringkat {grade} yang diminta tidak ada dalam grades"),
        N_("Tulis semua peringkat pada grades, mulai dari yang tertinggi."),
    ),
    ProblemKind(
        "ZI321",
        Severity.ERROR,
        N_("baris {row} tidak berada di bawah judul kolom, baris {header}"),
        N_("Betulkan nomor barisnya, atau row pada header."),
    ),
    ProblemKind(
        "ZI322",
        Severity.ERROR,
        N_("{code}: options memuat {given}, padahal pilihan skala {scale}: {wanted}"),
        N_("Beri keterangan kepada tepat setiap pilihan skalanya, atau hapus options."),
    ),
    ProblemKind(
        "ZI323",
        Severity.NOTE,
        N_("dinilai dengan rubrik sendiri {origin} (sidik jari {fingerprint}), bukan rubrik bawaan"),
        N_("Pastikan rubrik ini yang dimaksud; hasilnya bukan hasil menurut rubrik bawaan."),
    ),
)
