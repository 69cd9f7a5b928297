-- Không xóa dòng, không đổi số: chính máy chủ từ chối, không chỉ chương trình.

CREATE FUNCTION entry_is_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state <> 'reserved' THEN
        RAISE EXCEPTION 'Số mới vào sổ phải bắt đầu từ trạng thái “reserved”.';
    END IF;
    IF NOT NEW.given AND NEW.serial <> 1 + coalesce(
        (SELECT last FROM counter WHERE (series, year) = (NEW.series, NEW.year)), 0)
    THEN
        RAISE EXCEPTION 'Số phải liên tiếp trong sổ của năm.';
    END IF;
    IF NEW.issued_on < (
            SELECT issued_on FROM entry
            WHERE (series, year) = (NEW.series, NEW.year) AND serial < NEW.serial AND state <> 'void'
            ORDER BY serial DESC LIMIT 1)
        OR NEW.issued_on > (
            SELECT issued_on FROM entry
            WHERE (series, year) = (NEW.series, NEW.year) AND serial > NEW.serial AND state <> 'void'
            ORDER BY serial LIMIT 1)
    THEN
        RAISE EXCEPTION 'Ngày văn bản phải theo thứ tự của số.';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION entry_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.series, OLD.year, OLD.serial, OLD.key, OLD.dossier, OLD.given)
        IS DISTINCT FROM (NEW.series, NEW.year, NEW.serial, NEW.key, NEW.dossier, NEW.given)
    THEN
        RAISE EXCEPTION 'Số đã cấp không đổi sang số, năm, sổ hoặc văn bản khác.';
    END IF;
    IF OLD.state <> NEW.state AND NEW.state <> 'void'
        AND (OLD.state, NEW.state) NOT IN (VALUES ('reserved', 'written'), ('written', 'issued'))
        OR OLD.state = 'void' AND NEW.state = 'void' AND OLD.void_reason <> NEW.void_reason
    THEN
        RAISE EXCEPTION 'Trạng thái của số chỉ đi tới: lấy số, có tệp, phát hành, hủy.';
    END IF;
    IF OLD.state IN ('issued', 'void')
        AND (OLD.issuer, OLD.symbol, OLD.issued_on, OLD.type_key, OLD.type_code, OLD.subject,
            OLD.secret, OLD.signatory, OLD.recipients, OLD.drafting_unit, OLD.copies,
            OLD.file_name, OLD.sha256, OLD.content)
        IS DISTINCT FROM (NEW.issuer, NEW.symbol, NEW.issued_on, NEW.type_key, NEW.type_code,
            NEW.subject, NEW.secret, NEW.signatory, NEW.recipients, NEW.drafting_unit, NEW.copies,
            NEW.file_name, NEW.sha256, NEW.content)
    THEN
        RAISE EXCEPTION 'Văn bản đã phát hành hoặc đã hủy không sửa được.';
    END IF;
    IF NEW.audit <= OLD.audit THEN
        RAISE EXCEPTION 'Mọi thay đổi của sổ phải có dòng nhật ký.';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION entry_is_audited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM audit
        WHERE id = NEW.audit
            AND (series, year, serial) = (NEW.series, NEW.year, NEW.serial)
            AND (clerk, at) = (NEW.clerk, NEW.changed_at))
    THEN
        RAISE EXCEPTION 'Mọi thay đổi của sổ phải có dòng nhật ký.';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION entry_raises_the_counter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO counter AS c (series, year, last) VALUES (NEW.series, NEW.year, NEW.serial)
    ON CONFLICT (series, year) DO UPDATE SET last = greatest(c.last, excluded.last);
    RETURN NULL;
END $$;

-- Chỉ trả lại được số cuối dãy, chưa phát hành, chưa hủy, ngay sau khi nhật ký ghi việc ấy.
CREATE FUNCTION just_released(wanted_series text, wanted_year integer, wanted_serial integer)
RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (
        SELECT 1 FROM audit JOIN book ON audit.id = book.audit
        WHERE action = 'released'
            AND (series, year, serial) = (wanted_series, wanted_year, wanted_serial))
$$;

CREATE FUNCTION entry_is_never_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state NOT IN ('reserved', 'written')
        OR OLD.serial IS DISTINCT FROM (
            SELECT last FROM counter WHERE (series, year) = (OLD.series, OLD.year))
        OR NOT just_released(OLD.series, OLD.year, OLD.serial)
    THEN
        RAISE EXCEPTION 'Sổ không xóa số; số không dùng thì hủy, ghi lý do.';
    END IF;
    RETURN OLD;
END $$;

CREATE FUNCTION entry_lowers_the_counter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM counter WHERE (series, year) = (OLD.series, OLD.year)
        AND NOT EXISTS (SELECT 1 FROM entry WHERE (series, year) = (OLD.series, OLD.year));
    UPDATE counter SET last = (
        SELECT max(serial) FROM entry WHERE (series, year) = (OLD.series, OLD.year))
    WHERE (series, year) = (OLD.series, OLD.year);
    RETURN NULL;
END $$;

-- Số cao nhất chỉ lùi về số còn lại sau cùng, khi số trên nó vừa được trả lại.
CREATE FUNCTION counter_never_falls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.series, OLD.year) IS DISTINCT FROM (NEW.series, NEW.year)
        OR NEW.last < OLD.last AND (
            NEW.last IS DISTINCT FROM (
                SELECT max(serial) FROM entry WHERE (series, year) = (OLD.series, OLD.year))
            OR NOT just_released(OLD.series, OLD.year, OLD.last))
    THEN
        RAISE EXCEPTION 'Số cao nhất của sổ không lùi lại.';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION counter_is_never_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM entry WHERE (series, year) = (OLD.series, OLD.year))
        OR NOT just_released(OLD.series, OLD.year, OLD.last)
    THEN
        RAISE EXCEPTION 'Số cao nhất của sổ không lùi lại.';
    END IF;
    RETURN OLD;
END $$;

CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM book
        WHERE audit + 1 = NEW.id AND hash = NEW.previous AND moved_to = '')
    THEN
        RAISE EXCEPTION 'Nhật ký chỉ thêm nối tiếp, không sửa.';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION audit_seals_the_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE book SET audit = NEW.id, hash = NEW.hash;
    RETURN NULL;
END $$;

CREATE FUNCTION book_only_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.moved_to <> '' OR NOT (
        NEW.audit = OLD.audit + 1 AND NEW.moved_to = ''
        OR (NEW.audit, NEW.hash) = (OLD.audit, OLD.hash) AND NEW.moved_to <> '')
    THEN
        RAISE EXCEPTION 'Mã niêm của sổ chỉ đi cùng nhật ký.';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0];
END $$;

CREATE TRIGGER entry_is_new BEFORE INSERT ON entry
    FOR EACH ROW EXECUTE FUNCTION entry_is_new();
CREATE TRIGGER entry_goes_forward BEFORE UPDATE ON entry
    FOR EACH ROW EXECUTE FUNCTION entry_goes_forward();
CREATE TRIGGER entry_is_audited BEFORE INSERT OR UPDATE ON entry
    FOR EACH ROW EXECUTE FUNCTION entry_is_audited();
CREATE TRIGGER entry_raises_the_counter AFTER INSERT ON entry
    FOR EACH ROW EXECUTE FUNCTION entry_raises_the_counter();
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
    FOR EACH ROW EXECUTE FUNCTION entry_is_never_deleted();
CREATE TRIGGER entry_lowers_the_counter AFTER DELETE ON entry
    FOR EACH ROW EXECUTE FUNCTION entry_lowers_the_counter();
CREATE TRIGGER entry_is_never_emptied BEFORE TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION never('Sổ không xóa số; số không dùng thì hủy, ghi lý do.');

CREATE TRIGGER counter_never_falls BEFORE UPDATE ON counter
    FOR EACH ROW EXECUTE FUNCTION counter_never_falls();
CREATE TRIGGER counter_is_never_deleted BEFORE DELETE ON counter
    FOR EACH ROW EXECUTE FUNCTION counter_is_never_deleted();
CREATE TRIGGER counter_is_never_emptied BEFORE TRUNCATE ON counter
    FOR EACH STATEMENT EXECUTE FUNCTION never('Số cao nhất của sổ không lùi lại.');

CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER audit_seals_the_book AFTER INSERT ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_seals_the_book();
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION never('Nhật ký chỉ thêm, không sửa, không xóa.');

CREATE TRIGGER book_only_goes_forward BEFORE UPDATE ON book
    FOR EACH ROW EXECUTE FUNCTION book_only_goes_forward();
CREATE TRIGGER book_is_never_deleted BEFORE DELETE OR TRUNCATE ON book
    FOR EACH STATEMENT EXECUTE FUNCTION never('Mã niêm của sổ chỉ đi cùng nhật ký.');
