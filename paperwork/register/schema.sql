-- Sổ đăng ký văn bản đi. Không xóa dòng, không đổi số: chính tệp này từ chối, không chỉ chương trình.

PRAGMA application_id = 1886876270;  -- "pwrn": tệp này là sổ của paperwork
PRAGMA user_version = 1;

-- Các cột tối thiểu của NĐ 30/2020, Phụ lục IV ghi số cột trong ngoặc.
CREATE TABLE entry (
    series TEXT NOT NULL CHECK (series <> ''),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL CHECK (serial >= 1),
    symbol TEXT NOT NULL CHECK (symbol <> ''),  -- (1) cùng serial: số, ký hiệu
    issued_on TEXT NOT NULL  -- (2) ngày tháng văn bản
        CHECK (date(issued_on, '+0 days') IS issued_on AND CAST(substr(issued_on, 1, 4) AS INTEGER) = year),
    type_key TEXT NOT NULL,
    type_code TEXT NOT NULL,  -- (3) cùng subject: tên loại và trích yếu
    subject TEXT NOT NULL,
    signatory TEXT NOT NULL,  -- (4) người ký
    recipients TEXT NOT NULL CHECK (recipients LIKE '[%]'),  -- (5) nơi nhận, mảng JSON
    drafting_unit TEXT NOT NULL,  -- (6) đơn vị, người nhận bản lưu
    copies INTEGER CHECK (copies >= 0),  -- (7) số lượng bản
    sent_on TEXT CHECK (date(sent_on, '+0 days') IS sent_on),  -- (8) ngày chuyển
    receipt TEXT NOT NULL DEFAULT '',  -- (9) ký nhận
    note TEXT NOT NULL DEFAULT '',  -- (10) ghi chú
    key TEXT NOT NULL CHECK (key <> ''),
    dossier TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'written', 'issued', 'void')),
    file_name TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '' CHECK (length(sha256) IN (0, 64)),
    void_reason TEXT NOT NULL DEFAULT '',
    clerk TEXT NOT NULL DEFAULT '',  -- người ghi sau cùng
    PRIMARY KEY (series, year, serial),
    CHECK (state NOT IN ('written', 'issued') OR (file_name <> '' AND sha256 <> '')),
    CHECK ((state = 'void') = (void_reason <> ''))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX one_live_entry_per_key ON entry (key) WHERE state <> 'void';
CREATE INDEX entry_by_dossier ON entry (dossier);

-- Nhật ký: chỉ thêm. Không dùng hàm JSON ở đây: SQLite 3.40 không cho khi trusted_schema tắt.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    clerk TEXT NOT NULL,
    action TEXT NOT NULL,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    key TEXT NOT NULL,
    source TEXT NOT NULL,
    symbol TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    subject TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    void_reason TEXT NOT NULL
) STRICT;

CREATE TRIGGER entry_starts_reserved BEFORE INSERT ON entry
WHEN NEW.state <> 'reserved'
BEGIN
    SELECT RAISE(ABORT, 'Số mới vào sổ phải bắt đầu từ trạng thái “reserved”.');
END;

-- INSERT OR REPLACE xóa dòng cũ mà không gọi trigger DELETE.
CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
WHEN EXISTS (
    SELECT 1 FROM entry
    WHERE (series, year, serial) = (NEW.series, NEW.year, NEW.serial)
        OR (key = NEW.key AND state <> 'void')
)
BEGIN
    SELECT RAISE(ABORT, 'Số hoặc văn bản này đã có trong sổ.');
END;

CREATE TRIGGER entry_is_not_back_dated BEFORE INSERT ON entry
WHEN EXISTS (
    SELECT 1 FROM entry
    WHERE series = NEW.series AND year = NEW.year AND state <> 'void'
        AND ((serial < NEW.serial AND issued_on > NEW.issued_on)
            OR (serial > NEW.serial AND issued_on < NEW.issued_on))
)
BEGIN
    SELECT RAISE(ABORT, 'Ngày văn bản phải theo thứ tự của số.');
END;

CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'Sổ không xóa số; số không dùng thì hủy, ghi lý do.');
END;

CREATE TRIGGER entry_is_never_renumbered BEFORE UPDATE ON entry
WHEN (OLD.series, OLD.year, OLD.serial, OLD.key, OLD.dossier)
    IS NOT (NEW.series, NEW.year, NEW.serial, NEW.key, NEW.dossier)
BEGIN
    SELECT RAISE(ABORT, 'Số đã cấp không đổi sang số, năm, sổ hoặc văn bản khác.');
END;

CREATE TRIGGER entry_goes_forward BEFORE UPDATE ON entry
WHEN OLD.state <> NEW.state
    AND NEW.state <> 'void'
    AND (OLD.state, NEW.state) NOT IN (VALUES ('reserved', 'written'), ('written', 'issued'))
    OR OLD.state = 'void' AND NEW.state = 'void' AND OLD.void_reason <> NEW.void_reason
BEGIN
    SELECT RAISE(ABORT, 'Trạng thái của số chỉ đi tới: lấy số, có tệp, phát hành, hủy.');
END;

CREATE TRIGGER entry_is_locked_once_issued BEFORE UPDATE ON entry
WHEN OLD.state IN ('issued', 'void')
    AND (OLD.symbol, OLD.issued_on, OLD.type_key, OLD.type_code, OLD.subject, OLD.signatory,
        OLD.recipients, OLD.drafting_unit, OLD.copies, OLD.file_name, OLD.sha256)
    IS NOT (NEW.symbol, NEW.issued_on, NEW.type_key, NEW.type_code, NEW.subject, NEW.signatory,
        NEW.recipients, NEW.drafting_unit, NEW.copies, NEW.file_name, NEW.sha256)
BEGIN
    SELECT RAISE(ABORT, 'Văn bản đã phát hành hoặc đã hủy không sửa được.');
END;

CREATE TRIGGER audit_of_new_entry AFTER INSERT ON entry
BEGIN
    INSERT INTO audit (clerk, action, series, year, serial, key, source, symbol, issued_on,
        subject, file_name, sha256, void_reason)
    VALUES (NEW.clerk, NEW.state, NEW.series, NEW.year,
        NEW.serial, NEW.key, NEW.source, NEW.symbol, NEW.issued_on, NEW.subject,
        NEW.file_name, NEW.sha256, NEW.void_reason);
END;

CREATE TRIGGER audit_of_changed_entry AFTER UPDATE ON entry
BEGIN
    INSERT INTO audit (clerk, action, series, year, serial, key, source, symbol, issued_on,
        subject, file_name, sha256, void_reason)
    VALUES (NEW.clerk, iif(OLD.state = NEW.state, 'changed', NEW.state), NEW.series, NEW.year,
        NEW.serial, NEW.key, NEW.source, NEW.symbol, NEW.issued_on, NEW.subject,
        NEW.file_name, NEW.sha256, NEW.void_reason);
END;

CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'Nhật ký chỉ thêm, không sửa.');
END;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'Nhật ký chỉ thêm, không sửa.');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'Nhật ký chỉ thêm, không xóa.');
END;
