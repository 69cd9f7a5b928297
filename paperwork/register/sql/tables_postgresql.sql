-- Sổ đăng ký văn bản đi trên máy chủ PostgreSQL; mọi bảng nằm trong lược đồ paperwork.

-- Một dòng: dòng nhật ký sau cùng và mã niêm của nó; nơi sổ đã chuyển đến.
CREATE TABLE book (
    id integer PRIMARY KEY CHECK (id = 1),
    version integer NOT NULL DEFAULT 3,
    audit bigint NOT NULL,
    hash text NOT NULL,
    moved_to text NOT NULL DEFAULT ''
);

-- Nhật ký: chỉ thêm; mỗi dòng mang mã niêm của dòng trước, nên sửa một dòng là đứt chuỗi.
CREATE TABLE audit (
    id bigint PRIMARY KEY,
    at text NOT NULL,
    clerk text NOT NULL,
    action text NOT NULL,
    series text NOT NULL,
    year integer NOT NULL,
    serial integer NOT NULL,
    entry text NOT NULL,  -- cả dòng sổ sau lần ghi này, JSON
    previous text NOT NULL,
    hash text NOT NULL CHECK (length(hash) = 64)
);

-- Số cao nhất đã cấp của mỗi sổ, mỗi năm.
CREATE TABLE counter (
    series text NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL CHECK (last >= 1),
    PRIMARY KEY (series, year)
);

-- Các cột tối thiểu của NĐ 30/2020, Phụ lục IV ghi số cột trong ngoặc.
CREATE TABLE entry (
    series text NOT NULL CHECK (series <> ''),
    year integer NOT NULL,
    serial integer NOT NULL CHECK (serial >= 1),
    issuer text NOT NULL CHECK (issuer <> ''),
    series_name text NOT NULL,
    symbol text NOT NULL CHECK (symbol <> ''),  -- (1) cùng serial: số, ký hiệu
    issued_on date NOT NULL CHECK (extract(year FROM issued_on) = year),  -- (2) ngày tháng văn bản
    type_key text NOT NULL,
    type_code text NOT NULL,  -- (3) cùng subject: tên loại và trích yếu
    subject text NOT NULL,
    secret boolean NOT NULL,
    signatory text NOT NULL,  -- (4) người ký
    recipients text NOT NULL CHECK (recipients LIKE '[%]'),  -- (5) nơi nhận, mảng JSON
    drafting_unit text NOT NULL,  -- (6) đơn vị, người nhận bản lưu
    copies integer CHECK (copies >= 0),  -- (7) số lượng bản
    sent_on date,  -- (8) ngày chuyển
    receipt text NOT NULL,  -- (9) ký nhận
    note text NOT NULL,  -- (10) ghi chú
    key text NOT NULL CHECK (key <> ''),
    dossier text NOT NULL,
    source text NOT NULL,
    given boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('reserved', 'written', 'issued', 'void')),
    file_name text NOT NULL,
    folder text NOT NULL,
    sha256 text NOT NULL CHECK (length(sha256) IN (0, 64)),
    content text NOT NULL CHECK (length(content) IN (0, 64)),
    void_reason text NOT NULL,
    clerk text NOT NULL,  -- người ghi sau cùng
    changed_at text NOT NULL,  -- lúc ghi sau cùng, giờ UTC
    audit bigint NOT NULL REFERENCES audit (id),  -- dòng nhật ký của lần ghi ấy
    PRIMARY KEY (series, year, serial),
    CHECK (state NOT IN ('written', 'issued') OR (file_name <> '' AND sha256 <> '')),
    CHECK ((state = 'void') = (void_reason <> ''))
);

CREATE UNIQUE INDEX one_live_entry_per_key ON entry (key) WHERE state <> 'void';
CREATE INDEX entry_by_dossier ON entry (dossier);
CREATE INDEX entry_by_type ON entry (issuer, year, type_key, secret, series);
