"""ZI7xx: the settings file, zi-score.toml, and the waivers in it."""

from zi_score.language import N_
from zi_score.problems.model import ProblemKind, Severity

SETTINGS_KINDS = (
    # The file cannot be used.
    ProblemKind(
        "ZI701", Severity.ERROR, N_("TOML tidak dapat dibaca: {reason}"), N_("Betulkan tulisannya di tempat itu.")
    ),
    ProblemKind(
        "ZI702",
        Severity.ERROR,
        N_('kunci "{key}" tidak dikenal{near} (yang ada: {known})'),
        N_("Betulkan ejaannya, atau hapus."),
    ),
    ProblemKind(
        "ZI703",
        Severity.ERROR,
        N_('"{key}" berisi {content}, seharusnya {expected}'),
        N_("Tulis seperti contoh di docs/settings.md."),
    ),
    ProblemKind(
        "ZI704",
        Severity.ERROR,
        N_('pengecualian ini tanpa "{key}"'),
        N_("Tulis code, reason, dan expires pada setiap [[waiver]]."),
    ),
    ProblemKind(
        "ZI705",
        Severity.ERROR,
        N_('kode temuan "{code}" tidak ada'),
        N_("Salin kodenya dari laporan zi-score check."),
    ),
    ProblemKind(
        "ZI707",
        Severity.ERROR,
        N_('target "{target}" tidak ada dalam rubrik {rubric} (yang ada: {targets})'),
        N_("Isi require dengan salah satu dari {targets}."),
    ),
    ProblemKind(
        "ZI708",
        Severity.WARNING,
        N_("{keys} dalam berkas ini tidak berlaku, sebab berkas ini berada di samping buku kerja yang diperiksa"),
        N_(
            "Bila memang dikehendaki, tulis dalam zi-score.toml di folder tempat perintah dijalankan, "
            "atau sebutkan berkas ini dengan --settings."
        ),
    ),
    # A waiver that does nothing any more.
    ProblemKind(
        "ZI710",
        Severity.WARNING,
        N_("pengecualian {code} berakhir pada {expires}; temuannya berlaku lagi"),
        N_("Betulkan temuannya, atau perpanjang bila alasannya masih sah."),
    ),
    ProblemKind(
        "ZI711",
        Severity.NOTE,
        N_("pengecualian {code} tidak mengena satu temuan pun"),
        N_("Hapus bila tidak diperlukan lagi, atau betulkan kode, sel, atau nama berkasnya."),
    ),
)
