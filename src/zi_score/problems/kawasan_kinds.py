"""ZI890-ZI899: a kawasan, the file that describes it and the workbooks of its units."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

KAWASAN_KINDS = (
    ProblemKind(
        "ZI890",
        Severity.ERROR,
        N_('kunci kawasan "{key}" tidak dikenal (yang ada: {known})'),
        N_("Betulkan ejaannya, atau hapus."),
    ),
    ProblemKind(
        "ZI891",
        Severity.ERROR,
        N_('"{key}" dalam berkas kawasan berisi "{content}", seharusnya: {expected}'),
        N_("Isi menurut dokumen resminya; nilai atau predikat yang belum diketahui dikosongkan."),
    ),
    ProblemKind(
        "ZI892",
        Severity.ERROR,
        N_("buku kerja ini sama persis dengan {other}, padahal setiap unit kawasan dihitung satu kali"),
        N_("Sebutkan buku kerja setiap unit satu kali; bila ini unit lain, ganti dengan buku kerja unit itu."),
    ),
    ProblemKind(
        "ZI893",
        Severity.NOTE,
        N_("hanya satu buku kerja yang dinilai, sedangkan kawasan terdiri atas beberapa unit"),
        N_("Sebutkan buku kerja semua unit dalam kawasan."),
    ),
)
