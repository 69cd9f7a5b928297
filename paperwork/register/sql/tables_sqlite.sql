-- Sổ đăng ký văn bản đi trong một tệp SQLite.

PRAGMA application_id = 1886876270;  -- "pwrn": tệp này là sổ của paperwork
PRAGMA user_version = 3;

-- Một dòng: dòng nhật ký sau cùng và mã niêm của nó; nơi sổ đã chuyển đến.
CREATE TABLE book (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    audit INTEGER NOT NULL,
    hash TEXT NOT NULL,
    moved_to TEXT NOT NULL DEFAULT ''
) STRICT;

-- Số cao nhất đã cấp của mỗi sổ, mỗi năm.
CREATE TABLE counter (
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= 1),
    PRIMARY KEY (series, year)
) STRICT, WITHOUT ROWID;

-- Các cột tối thiểu của NĐ 30/2020, Phụ lục IV ghi số cột trong ngoặc.
CREATE TABLE entry (
    series TEXT NOT NULL CHECK (series <> ''),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL CHECK (serial >= 1),
    issuer TEXT NOT NULL CHECK (issuer <> ''),
    series_name TEXT NOT NULL,
    symbol TEXT NOT NULL CHECK (symbol <> ''),  -- (1) cùng serial: số, ký hiệu
    issued_on TEXT NOT NULL  -- (2) ngày tháng văn bản
        CHECK (date(issued_on, '+0 days') IS issued_on AND CAST(substr(issued_on, 1, 4) AS INTEGER) = year),
    type_key TEXT NOT NULL,
    type_code TEXT NOT NULL,  -- (3) cùng subject: tên loại và trích yếu
    subject TEXT NOT NULL,
    secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
    signatory TEXT NOT NULL,  -- (4) người ký
    recipients TEXT NOT NULL CHECK (recipients LIKE '[%]'),  -- (5) nơi nhận, mảng JSON
    drafting_unit TEXT NOT NULL,  -- (6) đơn vị, người nhận bản lưu
    copies INTEGER CHECK (copies >= 0),  -- (7) số lượng bản
    sent_on TEXT CHECK (date(sent_on, '+0 days') IS sent_on),  -- (8) ngày chuyển
    receipt TEXT NOT NULL,  -- (9) ký nhận
    note TEXT NOT NULL,  -- (10) ghi chú
    key TEXT NOT NULL CHECK (key <> ''),
    dossier TEXT NOT NULL,
    source TEXT NOT NULL,
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('reserved', 'written', 'issued', 'void')),
    file_name TEXT NOT NULL,
    folder TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) IN (0, 64)),
    content TEXT NOT NULL CHECK (length(content) IN (0, 64)),
    void_reason TEXT NOT NULL,
    clerk TEXT NOT NULL,  -- người ghi sau cùng
    changed_at TEXT NOT NULL,  -- lúc ghi sau cùng, giờ UTC
    audit INTEGER NOT NULL REFERENCES audit (id),  -- dòng nhật ký của lần ghi ấy
    PRIMARY KEY (series, year, serial),
    CHECK (state NOT IN ('written', 'issued') OR (file_name <> '' AND sha256 <> '')),
    CHECK ((state = 'void') = (void_reason <> ''))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX one_live_entry_per_key ON entry (key) WHERE state <> 'void';
CREATE INDEX entry_by_dossier ON entry (dossier);
CREATE INDEX entry_by_type ON entry (issuer, year, type_key, secret, series);

-- Nhật ký: chỉ thêm; mỗi dòng mang mã niêm của dòng trước, nên sửa một dòng là đứt chuỗi.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    clerk TEXT NOT NULL,
    action TEXT NOT NULL,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    entry TEXT NOT NULL,  -- cả dòng sổ sau lần ghi này, JSON
    previous TEXT NOT NULL,
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
