"""ZI880-ZI889: the profile of a unit, which answers the conditions outside the workbook."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

PROFILE_KINDS = (
    ProblemKind(
        "ZI880",
        Severity.ERROR,
        N_('kunci profil "{key}" tidak dikenal dalam {rubric} (yang ada: {known})'),
        N_("Betulkan ejaannya, atau hapus."),
    ),
    ProblemKind(
        "ZI881",
        Severity.ERROR,
        N_('"{key}" dalam profil berisi "{content}", seharusnya: {expected}'),
        N_("Isi menurut dokumen resminya; selain jenis_instansi, yang belum diketahui dikosongkan."),
    ),
    ProblemKind(
        "ZI882",
        Severity.ERROR,
        N_("jalur afirmasi hanya berlaku bagi {agency}"),
        N_("Tulis afirmasi: tidak, atau betulkan jenis_instansi."),
    ),
    ProblemKind(
        "ZI883",
        Severity.ERROR,
        N_('"{key}" berisi tanggal, sedangkan per_tanggal kosong'),
        N_("Isi per_tanggal, misalnya tanggal pengusulan: 2026-05-31."),
    ),
    ProblemKind(
        "ZI884",
        Severity.ERROR,
        N_('"{key}" belum diisi; pilih atau tulis {expected}'),
        N_("Yang lain boleh dikosongkan selama belum diketahui; yang ini tidak."),
    ),
)
