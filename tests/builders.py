"""A small office and its papers: say only what matters, the rest is whole and in order."""

import datetime as dt
from pathlib import Path

from paperwork.awards import award_of, awards
from paperwork.catalogue import document_types
from paperwork.compose import Order, compose
from paperwork.findings import RowRef
from paperwork.model import (
    Campaign,
    ContentRow,
    CouncilMember,
    Document,
    DocumentNumber,
    DocumentRequest,
    DocumentSet,
    DocumentType,
    Dossier,
    Judgement,
    Kind,
    Nomination,
    Options,
    Outcome,
    Session,
    Signatory,
    Unit,
    UnitKind,
    Vote,
)

BOOK = "ho-so.xlsx"
PLANNED = dt.date(2026, 3, 16)
SESSION = dt.date(2027, 1, 8)
TODAY = dt.date(2027, 1, 14)


def a_row(sheet, row=2, **columns):
    """Where a noun was read: a_row("Văn bản", 3, issued_on="D")."""
    return RowRef(BOOK, sheet, row, columns)


def a_unit(**changes):
    values = {
        "name": "Sở Nông nghiệp và Môi trường",
        "symbol": "SNNMT",
        "place": "An Sơn",
        "kind": UnitKind.DEPARTMENT,
        "head_post": "Giám đốc",
        "parent": "Ủy ban nhân dân tỉnh An Sơn",
        "parent_in_head": "UBND tỉnh An Sơn",
        "called": "Sở",
        "authority": "Giám đốc Sở Nông nghiệp và Môi trường",
        "superior": "Ủy ban nhân dân tỉnh An Sơn",
        "superior_award": "Chủ tịch Ủy ban nhân dân tỉnh An Sơn",
        "drafting_unit": "Văn phòng Sở",
        "drafting_symbol": "VP",
        "fund": "Quỹ Thi đua, khen thưởng của cơ quan",
        "executors": "Chánh Văn phòng Sở",
        "council_name": "Hội đồng Thi đua - Khen thưởng",
        "council_symbol": "HĐTĐKT",
        "origin": a_row("Đơn vị", 0),
    }
    return Unit(**values | changes)


def a_signatory(name="Vũ Đình Khang", post="Giám đốc", **changes):
    return Signatory(name, post, **changes)


def a_nomination(code="DC-0001", award="LDTT", **changes):
    values = {
        "kind": Kind.INDIVIDUAL,
        "name": f"Người {code}",
        "workplace": "Văn phòng",
        "origin": a_row("Đề cử", int(code[-4:]) + 1, code="B"),
    }
    return Nomination(code=code, award=award, **values | changes)


def a_member(name, role="Ủy viên", **changes):
    return CouncilMember(name, changes.pop("post", "Trưởng phòng"), role, **changes)


def a_council():
    """Five members, so that five votes are all and four are 80 %."""
    return (
        a_member("Vũ Đình Khang", "Chủ tịch", post="Giám đốc"),
        a_member("Lê Thị Mận", "Phó Chủ tịch thường trực", post="Phó Giám đốc"),
        a_member("Trần Văn Đức", "Ủy viên"),
        a_member("Hồ Thị Na", "Ủy viên"),
        a_member("Ngô Thị Sen", "Ủy viên, Thư ký", post="Chánh Văn phòng"),
    )


def a_session(**changes):
    values = {
        "held_on": SESSION,
        "starts": "08 giờ 00",
        "ends": "11 giờ 00",
        "place": "Phòng họp số 1",
        "origin": a_row("Phiên họp", 0),
    }
    return Session(**values | changes)


def a_vote(nomination="DC-0001", agree=5, **changes):
    return Vote(nomination, agree, origin=a_row("Biểu quyết"), **changes)


def a_request(document_type, row=2, **changes):
    names = ("document_type", "award", "number", "issued_on", "wanted", "secrecy")
    columns = dict(zip(names, "ABCDEF", strict=True))
    origin = a_row("Văn bản", row, **columns)
    return DocumentRequest(document_type, origin=origin, **changes)


def a_content_row(text, level="", document_type="ke-hoach", **changes):
    return ContentRow(document_type, text, level, **changes)


def a_dossier(*nominations, **changes):
    """A dossier whose council agreed to everything; name what is otherwise."""
    nominations = nominations or (a_nomination(),)
    values = {
        "code": "HS-2026",
        "source": BOOK,
        "campaign": Campaign(2026, "tổng kết công tác năm 2026"),
        "unit": a_unit(),
        "options": Options(),
        "signatories": (a_signatory(),),
        "council": a_council(),
        "session": a_session(),
        "votes": tuple(a_vote(nomination.code) for nomination in nominations),
        "requests": (a_request("ke-hoach", issued_on=PLANNED),),
    }
    return Dossier(nominations=nominations, **values | changes)


def shipped(key):
    """A document type as it is delivered."""
    return next(type for type in document_types() if type.key == key)


def a_type(key="to-trinh", **changes):
    """A document type of which only the named things are said."""
    values = {
        "name": "Tờ trình",
        "code": "TTr",
        "template": Path(f"{key}.docx"),
        "order": 1,
        "subject": "",
    }
    return DocumentType(key=key, **values | changes)


def a_document(type=None, serial=None, **changes):
    type = type or a_type()
    symbol = f"{type.code}-SNNMT"
    values = {
        "key": f"HS-2026/{type.key}",
        "symbol": symbol,
        "issuer": "snnmt an son",
        "series": f"snnmt an son/{type.code}",
        "series_name": symbol,
        "issued_by": "Sở Nông nghiệp và Môi trường",
        "issued_on": TODAY,
        "number": DocumentNumber(serial, symbol) if serial else None,
    }
    return Document(type=type, **values | changes)


def a_set(*documents, dossier=None, **changes):
    dossier = dossier or a_dossier()
    values = {"judgements": (), "awards": awards()}
    return DocumentSet(dossier=dossier, documents=documents, **values | changes)


def a_judgement(award="LDTT", outcome=Outcome.AWARDED, bonus=0, nominee=None, **changes):
    """A conclusion about a nomination; the changes are those of the nomination."""
    nominee = nominee or a_nomination(award=award, **changes)
    return Judgement(nominee, award_of(award), outcome, bonus=bonus)


def an_order(**changes):
    return Order(**{"types": document_types(), "today": TODAY} | changes)


def composed(dossier, **order):
    """The set of documents of a dossier."""
    return compose(dossier, an_order(**order))[0]


def findings_in(dossier, **order):
    """What is said of a dossier when it is composed."""
    return compose(dossier, an_order(**order))[1]


def the(key, whole):
    """The one document of that type."""
    (document,) = [document for document in whole.documents if document.type.key == key]
    return document
