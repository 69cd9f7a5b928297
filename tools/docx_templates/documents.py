"""The documents that ship as Word templates."""

from __future__ import annotations

from tools.docx_templates.achievement import achievement_report
from tools.docx_templates.ballots import ballot, opinion
from tools.docx_templates.certificate import blank_form, certificate, ruler
from tools.docx_templates.count_record import count_record
from tools.docx_templates.decision import decision
from tools.docx_templates.invitation import invitation, personal_invitation
from tools.docx_templates.minutes import minutes
from tools.docx_templates.outstanding import introduction
from tools.docx_templates.plan import plan
from tools.docx_templates.report import report
from tools.docx_templates.submission import submission
from tools.docx_templates.superior import letter, superior_submission

DOCUMENTS = {
    "ke-hoach": plan,
    "bien-ban": minutes,
    "to-trinh": submission,
    "quyet-dinh": decision,
    "bao-cao": report,
    "bien-ban-kiem-phieu": count_record,
    "to-trinh-cap-tren": superior_submission,
    "bao-cao-thanh-tich": achievement_report,
    "cong-van": letter,
    "to-trinh-tieu-bieu": introduction,
    "giay-moi": invitation,
    "giay-moi-tung-nguoi": personal_invitation,
    "phieu-bau": ballot,
    "phieu-y-kien": opinion,
}
SHEETS = {  # tờ A4 nằm ngang: (nội dung, có viền)
    "giay-khen": (certificate, True),
    "phoi-giay-khen": (blank_form, False),
    "trang-can-chinh": (ruler, False),
}
