-- Không xóa dòng, không đổi số: chính tệp này từ chối, không chỉ chương trình.

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

CREATE TRIGGER entry_follows_the_last_number BEFORE INSERT ON entry
WHEN NEW.given = 0 AND NEW.serial <> 1 + coalesce(
    (SELECT last FROM counter WHERE (series, year) = (NEW.series, NEW.year)), 0)
BEGIN
    SELECT RAISE(ABORT, 'Số phải liên tiếp trong sổ của năm.');
END;

CREATE TRIGGER entry_is_not_back_dated BEFORE INSERT ON entry
WHEN NEW.issued_on < (
        SELECT issued_on FROM entry
        WHERE (series, year) = (NEW.series, NEW.year) AND serial < NEW.serial AND state <> 'void'
        ORDER BY serial DESC LIMIT 1)
    OR NEW.issued_on > (
        SELECT issued_on FROM entry
        WHERE (series, year) = (NEW.series, NEW.year) AND serial > NEW.serial AND state <> 'void'
        ORDER BY serial LIMIT 1)
BEGIN
    SELECT RAISE(ABORT, 'Ngày văn bản phải theo thứ tự của số.');
END;

-- Chỉ trả lại được số cuối dãy, chưa phát hành, chưa hủy, ngay sau khi nhật ký ghi việc ấy.
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
WHEN OLD.state NOT IN ('reserved', 'written')
    OR OLD.serial IS NOT (
        SELECT last FROM counter WHERE (series, year) = (OLD.series, OLD.year))
    OR NOT EXISTS (
        SELECT 1 FROM audit JOIN book ON audit.id = book.audit
        WHERE action = 'released' AND (series, year, serial) = (OLD.series, OLD.year, OLD.serial))
BEGIN
    SELECT RAISE(ABORT, 'Sổ không xóa số; số không dùng thì hủy, ghi lý do.');
END;

CREATE TRIGGER entry_lowers_the_counter AFTER DELETE ON entry
BEGIN
    DELETE FROM counter WHERE (series, year) = (OLD.series, OLD.year)
        AND NOT EXISTS (SELECT 1 FROM entry WHERE (series, year) = (OLD.series, OLD.year));
    UPDATE counter SET last = (
        SELECT max(serial) FROM entry WHERE (series, year) = (OLD.series, OLD.year))
    WHERE (series, year) = (OLD.series, OLD.year);
END;

CREATE TRIGGER entry_is_never_renumbered BEFORE UPDATE ON entry
WHEN (OLD.series, OLD.year, OLD.serial, OLD.key, OLD.dossier, OLD.given)
    IS NOT (NEW.series, NEW.year, NEW.serial, NEW.key, NEW.dossier, NEW.given)
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
    AND (OLD.issuer, OLD.symbol, OLD.issued_on, OLD.type_key, OLD.type_code, OLD.subject,
        OLD.secret, OLD.signatory, OLD.recipients, OLD.drafting_unit, OLD.copies, OLD.file_name,
        OLD.sha256, OLD.content)
    IS NOT (NEW.issuer, NEW.symbol, NEW.issued_on, NEW.type_key, NEW.type_code, NEW.subject,
        NEW.secret, NEW.signatory, NEW.recipients, NEW.drafting_unit, NEW.copies, NEW.file_name,
        NEW.sha256, NEW.content)
BEGIN
    SELECT RAISE(ABORT, 'Văn bản đã phát hành hoặc đã hủy không sửa được.');
END;

CREATE TRIGGER entry_is_audited_when_new BEFORE INSERT ON entry
WHEN NOT EXISTS (
    SELECT 1 FROM audit
    WHERE id = NEW.audit
        AND (series, year, serial) = (NEW.series, NEW.year, NEW.serial)
        AND (clerk, at) = (NEW.clerk, NEW.changed_at)
)
BEGIN
    SELECT RAISE(ABORT, 'Mọi thay đổi của sổ phải có dòng nhật ký.');
END;

CREATE TRIGGER entry_is_audited_when_changed BEFORE UPDATE ON entry
WHEN NEW.audit <= OLD.audit OR NOT EXISTS (
    SELECT 1 FROM audit
    WHERE id = NEW.audit
        AND (series, year, serial) = (NEW.series, NEW.year, NEW.serial)
        AND (clerk, at) = (NEW.clerk, NEW.changed_at)
)
BEGIN
    SELECT RAISE(ABORT, 'Mọi thay đổi của sổ phải có dòng nhật ký.');
END;

CREATE TRIGGER entry_raises_the_counter AFTER INSERT ON entry
BEGIN
    UPDATE counter SET last = max(last, NEW.serial) WHERE (series, year) = (NEW.series, NEW.year);
    INSERT INTO counter (series, year, last) SELECT NEW.series, NEW.year, NEW.serial
    WHERE NOT EXISTS (SELECT 1 FROM counter WHERE (series, year) = (NEW.series, NEW.year));
END;

-- INSERT OR REPLACE đổi dòng cũ mà không gọi trigger UPDATE hay DELETE.
CREATE TRIGGER counter_is_never_replaced BEFORE INSERT ON counter
WHEN EXISTS (SELECT 1 FROM counter WHERE (series, year) = (NEW.series, NEW.year))
BEGIN
    SELECT RAISE(ABORT, 'Số cao nhất của sổ không lùi lại.');
END;

-- Số cao nhất chỉ lùi về số còn lại sau cùng, khi số trên nó vừa được trả lại.
CREATE TRIGGER counter_never_falls BEFORE UPDATE ON counter
WHEN (OLD.series, OLD.year) IS NOT (NEW.series, NEW.year)
    OR NEW.last < OLD.last AND (
        NEW.last IS NOT (
            SELECT max(serial) FROM entry WHERE (series, year) = (OLD.series, OLD.year))
        OR NOT EXISTS (
            SELECT 1 FROM audit JOIN book ON audit.id = book.audit
            WHERE action = 'released' AND (series, year, serial) = (OLD.series, OLD.year, OLD.last)))
BEGIN
    SELECT RAISE(ABORT, 'Số cao nhất của sổ không lùi lại.');
END;

CREATE TRIGGER counter_is_never_deleted BEFORE DELETE ON counter
WHEN EXISTS (SELECT 1 FROM entry WHERE (series, year) = (OLD.series, OLD.year))
    OR NOT EXISTS (
        SELECT 1 FROM audit JOIN book ON audit.id = book.audit
        WHERE action = 'released' AND (series, year, serial) = (OLD.series, OLD.year, OLD.last))
BEGIN
    SELECT RAISE(ABORT, 'Số cao nhất của sổ không lùi lại.');
END;

CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit
WHEN (NEW.id, NEW.previous) IS NOT (SELECT audit + 1, hash FROM book)
    OR (SELECT moved_to FROM book) <> ''
BEGIN
    SELECT RAISE(ABORT, 'Nhật ký chỉ thêm nối tiếp, không sửa.');
END;

CREATE TRIGGER audit_seals_the_book AFTER INSERT ON audit
BEGIN
    UPDATE book SET audit = NEW.id, hash = NEW.hash;
END;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'Nhật ký chỉ thêm, không sửa.');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'Nhật ký chỉ thêm, không xóa.');
END;

CREATE TRIGGER book_only_goes_forward BEFORE UPDATE ON book
WHEN OLD.moved_to <> '' OR NOT (
    NEW.audit = OLD.audit + 1 AND NEW.moved_to = ''
    OR (NEW.audit, NEW.hash) = (OLD.audit, OLD.hash) AND NEW.moved_to <> '')
BEGIN
    SELECT RAISE(ABORT, 'Mã niêm của sổ chỉ đi cùng nhật ký.');
END;

CREATE TRIGGER book_is_never_replaced BEFORE INSERT ON book
WHEN EXISTS (SELECT 1 FROM book)
BEGIN
    SELECT RAISE(ABORT, 'Mã niêm của sổ chỉ đi cùng nhật ký.');
END;

CREATE TRIGGER book_is_never_deleted BEFORE DELETE ON book
BEGIN
    SELECT RAISE(ABORT, 'Mã niêm của sổ chỉ đi cùng nhật ký.');
END;
