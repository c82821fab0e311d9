"""ZI83x to ZI86x: questionnaires, the answers of respondents, and what a workbook claims of a survey."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

SURVEY_KINDS = (
    ProblemKind(
        "ZI830",
        Severity.ERROR,
        N_('variabel "{code}" tidak ditanyakan oleh butir mana pun'),
        N_("Tambahkan sekurang-kurangnya satu butir pada items."),
    ),
    ProblemKind(
        "ZI831",
        Severity.ERROR,
        N_("skala dari {minimum} sampai {maximum} tidak naik, atau bukan kelipatan langkahnya"),
        N_("Betulkan minimum, maximum, dan step."),
    ),
    ProblemKind(
        "ZI832",
        Severity.ERROR,
        N_('teks jawaban "{text}" bernilai {value}, di luar skala {minimum}-{maximum}'),
        N_("Beri nilai yang ada pada skala."),
    ),
    ProblemKind(
        "ZI833",
        Severity.ERROR,
        N_("konversi {conversion}: jawaban tertinggi menjadi {top}, padahal menurut konversi pertama {expected}"),
        N_("Samakan hasil jawaban tertinggi pada semua konversi."),
    ),
    ProblemKind(
        "ZI834",
        Severity.ERROR,
        N_("{grading}: batas mutu harus turun dari yang terbaik sampai yang terendah"),
        N_("Urutkan bands dari batas tertinggi, tanpa batas yang sama."),
    ),
    ProblemKind(
        "ZI835",
        Severity.WARNING,
        N_(
            "{title} bermutu {band}, tetapi belum memenuhi ambang {gates}: mutu {band} dimulai dari indeks {least}, "
            "sedangkan yang diminta {required}"
        ),
        N_("Bandingkan indeksnya dengan ambang, bukan dengan batas mutu."),
    ),
    ProblemKind(
        "ZI836",
        Severity.ERROR,
        N_("{name} bukan nama kuesioner bawaan ({available}) dan bukan berkas"),
        N_("Beri nama kuesioner bawaan, atau jalur ke berkas YAML kuesioner sendiri."),
    ),
    ProblemKind(
        "ZI837",
        Severity.ERROR,
        N_("judul kolom untuk kuesioner {questionnaire} tidak lengkap; yang belum dikenali: {missing}"),
        N_(
            "Beri judul kolom berupa kode butir atau nama variabelnya; zi-score survey juga menerima "
            "--column KODE=HURUF, dan --without bagi variabel yang memang tidak ditanyakan."
        ),
    ),
    ProblemKind(
        "ZI838",
        Severity.ERROR,
        N_("lembar jawabannya tidak pasti; mungkin {sheets}"),
        N_("Kumpulkan jawabannya dalam satu lembar, atau sebutkan lembarnya dengan zi-score survey --sheet."),
    ),
    ProblemKind(
        "ZI839",
        Severity.ERROR,
        N_("judul kolom dan jawabannya belum memastikan kuesionernya; mungkin {questionnaires}"),
        N_(
            "Pilih yang skalanya dipakai, dengan --questionnaire; variabel tanpa kolom disebutkan dengan "
            "zi-score survey --without."
        ),
    ),
    ProblemKind(
        "ZI840",
        Severity.ERROR,
        N_("kolom {columns} sama-sama terbaca sebagai {item}"),
        N_(
            "Beri nomor di belakang kode butir yang berulang, atau tunjuk kolom yang benar dengan "
            "zi-score survey --column KODE=HURUF."
        ),
    ),
    ProblemKind(
        "ZI841",
        Severity.WARNING,
        N_("judul kolom ini memuat nama beberapa variabel ({items}), sehingga kolomnya tidak dipakai"),
        N_("Ubah judulnya menjadi kode butir, atau tunjuk kolomnya dengan zi-score survey --column KODE=HURUF."),
    ),
    ProblemKind(
        "ZI842",
        Severity.ERROR,
        N_("{items}: tidak ada satu pun jawaban yang dapat dipakai"),
        N_("Pastikan setiap baris di bawah judul memuat jawaban satu responden pada skala kuesionernya."),
    ),
    ProblemKind(
        "ZI843",
        Severity.ERROR,
        N_("berkas ini bukan tabel teks (CSV) dan bukan buku kerja: {reason}"),
        N_("Simpan jawaban responden sebagai CSV atau .xlsx."),
    ),
    ProblemKind(
        "ZI844",
        Severity.ERROR,
        N_("kuesioner {questionnaire} tidak dapat dibandingkan dengan rubrik {rubric}: {reason}"),
        N_("Sesuaikan questions dan conversions pada kuesioner itu dengan rubriknya."),
    ),
    ProblemKind(
        "ZI845",
        Severity.WARNING,
        N_("responden berjumlah {count}, kurang dari {least}"),
        N_("Tambah responden yang sudah selesai dilayani sebelum indeks ini dipakai."),
    ),
    ProblemKind(
        "ZI846",
        Severity.WARNING,
        N_("responden berjumlah {count}; sampel {method} untuk {population} pengguna layanan adalah {sample}"),
        N_("Tambah responden, atau jelaskan cara penentuan sampelnya dalam laporan survei."),
    ),
    ProblemKind(
        "ZI847",
        Severity.ERROR,
        N_("{item}: {count} jawaban di luar skala {minimum}-{maximum}, mulai dari sel ini; dihitung tidak menjawab"),
        N_("Betulkan jawabannya, atau pilih kuesioner yang skalanya sesuai."),
    ),
    ProblemKind(
        "ZI848",
        Severity.WARNING,
        N_("{count} jawaban kosong pada {respondents} responden; rata-rata tiap butir dihitung dari yang menjawab"),
        N_("Lengkapi dari lembar aslinya bila ada."),
    ),
    ProblemKind(
        "ZI849",
        Severity.WARNING,
        N_("{count} baris berasal dari orang yang sudah menjawab di baris lain (menurut {keys})"),
        N_("Pastikan setiap orang dihitung satu kali; baris itu masih ikut dalam indeks, tetapi bukan responden baru."),
    ),
    ProblemKind(
        "ZI850",
        Severity.NOTE,
        N_("{count} dari {respondents} responden memberi jawaban yang sama pada semua butir"),
        N_("Periksa apakah kuesioner diisi dengan sungguh-sungguh; jawabannya tetap dihitung."),
    ),
    ProblemKind(
        "ZI851",
        Severity.WARNING,
        N_("tidak ada jawaban di atas {highest}, padahal skalanya {minimum}-{maximum}"),
        N_("Pastikan kuesionernya memakai skala itu; bila tidak, pilih kuesioner yang sesuai dengan --questionnaire."),
    ),
    ProblemKind(
        "ZI852",
        Severity.WARNING,
        N_("terpenuhi atau tidaknya ambang {gates} bergantung pada cara konversi yang dipilih"),
        N_("Tanyakan cara konversi yang berlaku kepada TPN, dan sebutkan dalam laporan survei."),
    ),
    ProblemKind(
        "ZI853",
        Severity.NOTE,
        N_("ambang {gates} berada di dalam selang kepercayaan indeks"),
        N_("Dengan responden lain hasilnya dapat berbeda; tambah responden agar selangnya menyempit."),
    ),
    ProblemKind(
        "ZI854",
        Severity.WARNING,
        N_("variabel {variables} tidak dihitung, sesuai permintaan (--without)"),
        N_("Sebutkan dalam laporan survei bahwa variabel itu tidak ditanyakan."),
    ),
    ProblemKind(
        "ZI855",
        Severity.WARNING,
        N_("{title} dihitung dari survei kepuasan masyarakat, dan bukan indeks yang diminta LKE"),
        N_("Isikan indeks dari survei persepsi kualitas pelayanan, jangan IKM."),
    ),
    ProblemKind(
        "ZI856",
        Severity.WARNING,
        N_("hanya {limit} baris pertama yang dibaca"),
        N_("Naikkan batasnya dengan ZI_SCORE_LIMITS=rows=N bila memang perlu."),
    ),
    ProblemKind(
        "ZI857",
        Severity.WARNING,
        N_("{code}: tercatat {claimed}, sedangkan menurut jawaban {respondents} responden {computed}"),
        N_("Cocokkan dengan laporan survei, lalu betulkan salah satunya."),
    ),
    ProblemKind(
        "ZI858",
        Severity.WARNING,
        N_("{code}: tercatat {claimed} karena pembulatan; jawaban memberi {computed}, di bawah ambang {gates}"),
        N_("Yang menentukan adalah nilai tanpa pembulatan."),
    ),
    ProblemKind(
        "ZI859",
        Severity.NOTE,
        N_("{code}: buku kerja tidak memuat indeks untuk dibandingkan dengan hasil survei, {computed}"),
        N_("Isikan indeks hasil survei pada sel itu."),
    ),
    ProblemKind(
        "ZI860",
        Severity.ERROR,
        N_("{count} jawaban berupa kata tanpa angka, mulai dari sel ini; dihitung tidak menjawab"),
        N_(
            "Sebutkan angka setiap kata pada scale.texts dalam kuesioner sendiri, atau dengan "
            "zi-score survey --answer KATA=ANGKA."
        ),
    ),
    ProblemKind(
        "ZI861",
        Severity.WARNING,
        N_("kuesioner {questionnaire} tidak dihitung, sebab sebagian kolomnya belum dikenali: {missing}"),
        N_(
            "Beri judul kolom berupa kode butir atau nama variabelnya; zi-score survey juga menerima "
            "--column KODE=HURUF, dan --without bagi variabel yang memang tidak ditanyakan."
        ),
    ),
    ProblemKind(
        "ZI862",
        Severity.NOTE,
        N_("variabel {variables} tidak ditanyakan; indeks dihitung dari variabel lainnya"),
        N_("Variabel itu hanya ada dalam sebagian kuesioner; tidak ada yang perlu dibetulkan bila memang demikian."),
    ),
    ProblemKind(
        "ZI863",
        Severity.WARNING,
        N_("kolom ini berisi jawaban pada skala, tetapi bukan variabel mana pun, sehingga tidak dihitung"),
        N_("Bila kolom itu jawaban survei, tunjuk butirnya dengan zi-score survey --column KODE=HURUF."),
    ),
    ProblemKind(
        "ZI864",
        Severity.ERROR,
        N_("kolom ini terbaca sebagai butir dua survei sekaligus: {items}"),
        N_(
            "Beri judul kolom berupa kode butirnya, atau tunjuk dengan zi-score survey --column KODE=HURUF; survei "
            "yang tidak ada dalam berkas ini disisihkan dengan --questionnaire."
        ),
    ),
)
