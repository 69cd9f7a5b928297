"""Correct documents of strangers: offices, people and matters invented, typed in many hands."""

# ruff: noqa: E501 - a sentence of a document stays on one line

from word_typing import NATION, Hand, Sheet, xml

STRANGERS = {}  # tên → hàm soạn văn bản ấy


def stranger(write):
    """Enters the function that follows into the table of documents."""
    STRANGERS[write.__name__.replace("_", " ")] = write
    return write


# ---------------------------------------------------------------- công văn


@stranger
def công_văn_của_sở():
    sheet = Sheet(Hand())
    sheet.head(
        "UBND TỈNH AN SƠN",
        "SỞ NỘI VỤ",
        "Số: 128/SNV-VP",
        "An Sơn, ngày 12 tháng 6 năm 2026",
        "V/v báo cáo công tác văn thư,\nlưu trữ năm 2026",
    )
    sheet.line("Kính gửi: Các phòng, đơn vị thuộc Sở", before=12, after=6)
    sheet.text(
        "Thực hiện Kế hoạch số 09/KH-SNV ngày 05 tháng 01 năm 2026 của Giám đốc Sở Nội vụ về công tác văn thư, lưu trữ năm 2026, để kịp thời tổng hợp báo cáo Ủy ban nhân dân tỉnh, Sở Nội vụ đề nghị các phòng, đơn vị báo cáo những nội dung sau:",
        "1. Việc lập hồ sơ công việc và nộp hồ sơ vào Lưu trữ cơ quan; số hồ sơ đã lập, số hồ sơ đến hạn mà chưa nộp, lý do.",
        "2. Việc sử dụng chữ ký số trong văn bản điện tử; khó khăn, vướng mắc và đề xuất.",
        "Báo cáo gửi về Văn phòng Sở trước ngày 30/6/2026 để tổng hợp./.",
    )
    sheet.foot(
        ["- Như trên;", "- Giám đốc Sở (để báo cáo);", "- Lưu: VT, VP."],
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        "Trần Minh Khuê",
    )
    return sheet.content()


@stranger
def công_văn_gửi_nhiều_nơi_cỡ_13():
    sheet = Sheet(
        Hand(
            font="run",
            size=13,
            small=True,
            rules="raised",
            indent_mm=12.7,
            before=0,
            after=6,
            line=1.15,
        )
    )
    sheet.head(
        "UBND TỈNH AN SƠN",
        "SỞ TÀI CHÍNH",
        "Số: 2045/STC-QLNS",
        "An Sơn, ngày 03 tháng 8 năm 2026",
        "V/v rà soát kinh phí mua sắm\nsáu tháng cuối năm 2026",
    )
    sheet.line("Kính gửi:", align="left", left_mm=45, before=12)
    for words in (
        "- Các sở, ban, ngành;",
        "- Văn phòng Ủy ban nhân dân tỉnh;",
        "- Ủy ban nhân dân các xã, phường.",
    ):
        sheet.line(words, align="left", left_mm=58)
    sheet.text(
        "Căn cứ Nghị quyết số 18/NQ-HĐND ngày 10 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh về dự toán ngân sách năm 2026, Sở Tài chính đề nghị các cơ quan, đơn vị, địa phương thực hiện một số nội dung như sau:",
        "a) Rà soát kinh phí mua sắm đã được giao, phần đã sử dụng và phần còn lại đến hết ngày 31 tháng 7 năm 2026.",
        "b) Đề xuất điều chỉnh giữa các nội dung chi khi thật sự cần thiết, bảo đảm không vượt tổng dự toán được giao.",
        "c) Gửi văn bản và tệp dữ liệu về Phòng Quản lý ngân sách trước ngày 20 tháng 8 năm 2026.",
        "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ ông Đinh Công Tráng, Phòng Quản lý ngân sách, điện thoại 0200.3555.123.",
        "Sở Tài chính trân trọng sự phối hợp của các cơ quan, đơn vị, địa phương./.",
    )
    sheet.foot(
        [
            "- Như trên;",
            "- Chủ tịch UBND tỉnh (để b/c);",
            "- Giám đốc, các Phó Giám đốc Sở;",
            "- Lưu: VT, QLNS (2b).",
        ],
        "GIÁM ĐỐC",
        "Lê Hồng Vân",
    )
    return sheet.content()


@stranger
def công_văn_của_xã_bằng_dấu_tab():
    sheet = Sheet(Hand(font="run", head="tabs", foot="tabs"))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "ỦY BAN NHÂN DÂN\nXÃ HÒA TRẠCH",
        "Số: 315/UBND-KT",
        "Hòa Trạch, ngày 21 tháng 9 năm 2026",
        "V/v chuẩn bị phòng, chống bão số 5",
    )
    sheet.blank()
    sheet.line("Kính gửi: Trưởng các thôn, bản trên địa bàn xã")
    sheet.text(
        "Theo bản tin của Đài Khí tượng Thủy văn tỉnh, bão số 5 có khả năng ảnh hưởng trực tiếp đến địa bàn xã từ đêm 23/9/2026. Ủy ban nhân dân xã yêu cầu Trưởng các thôn, bản:",
        "1. Thông báo cho Nhân dân biết để gia cố nhà cửa, chuồng trại, thu hoạch lúa đã chín.",
        "2. Rà soát các hộ ở vùng thấp trũng, ven suối; sẵn sàng sơ tán khi có lệnh.",
        "3. Cử người trực 24/24 giờ và báo cáo tình hình về Ủy ban nhân dân xã (qua Phòng Kinh tế) trước 16 giờ hằng ngày./.",
    )
    sheet.blank()
    sheet.foot(
        [
            "- Như trên;",
            "- TT Đảng ủy, HĐND xã (b/c);",
            "- Chủ tịch, các PCT UBND xã;",
            "- Lưu: VT, KT.",
        ],
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        "Lò Văn Hặc",
    )
    return sheet.content()


@stranger
def công_văn_của_công_ty():
    sheet = Sheet(Hand(font="theme", head="four rows", rules="vml", before=6, after=6, line=1.2))
    sheet.head(
        "TỔNG CÔNG TY CẤP NƯỚC MIỀN TRUNG",
        "CÔNG TY TNHH MTV\nCẤP NƯỚC AN SƠN",
        "Số: 77/CNAS-KTCN",
        "An Sơn, ngày 02 tháng 02 năm 2026",
        "V/v tạm ngừng cấp nước để sửa chữa\ntuyến ống D400",
    )
    sheet.line("Kính gửi: Ủy ban nhân dân phường Đông Hà", before=12)
    sheet.text(
        "Để sửa chữa tuyến ống D400 đường Trần Phú, Công ty TNHH MTV Cấp nước An Sơn xin thông báo lịch tạm ngừng cấp nước như sau:",
        "- Thời gian: Từ 22 giờ 00 ngày 05/02/2026 đến 05 giờ 00 ngày 06/02/2026.",
        "- Khu vực: Các tổ dân phố số 3, 4, 5 và một phần tổ dân phố số 7.",
        "- Áp lực nước có thể yếu ở các khu vực lân cận.",
        "Công ty kính mong Quý cơ quan thông báo để các hộ dân chủ động dự trữ nước./.",
    )
    sheet.foot(
        ["- Như trên;", "- Tổng Công ty (b/c);", "- Hội đồng thành viên;", "- Lưu: VT, KTCN."],
        "TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG KỸ THUẬT CÔNG NGHỆ",
        "Vũ Đình Chất",
    )
    return sheet.content()


@stranger
def công_văn_trong_hộp_chữ():
    sheet = Sheet(Hand(head="boxes"))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "THANH TRA TỈNH",
        "Số: 64/TTr-NV1",
        "An Sơn, ngày 19 tháng 3 năm 2026",
        "V/v gia hạn thời gian cung cấp hồ sơ",
    )
    sheet.line("Kính gửi: Sở Xây dựng", before=6)
    sheet.text(
        "Thanh tra tỉnh nhận được Công văn số 210/SXD-TTr ngày 11 tháng 3 năm 2026 của Sở Xây dựng về việc gia hạn thời gian cung cấp hồ sơ. Sau khi xem xét, Thanh tra tỉnh đồng ý gia hạn đến hết ngày 31 tháng 3 năm 2026.",
        "Đề nghị Sở Xây dựng thực hiện đúng thời hạn nêu trên./.",
    )
    sheet.foot(["- Như trên;", "- Lưu: VT, NV1."], "CHÁNH THANH TRA", "Hoàng Thị Lụa")
    return sheet.content()


@stranger
def công_văn_có_địa_chỉ_ở_chân_trang():
    sheet = Sheet(Hand(rules="border", line=None))
    sheet.head(
        "BỘ KHOA HỌC VÀ CÔNG NGHỆ",
        "VIỆN NGHIÊN CỨU\nVẬT LIỆU MỚI",
        "Số: 09/VVLM-TCHC",
        "Hà Nội, ngày 26 tháng 01 năm 2026",
        "V/v cử cán bộ tham gia đoàn khảo sát",
    )
    sheet.line("Kính gửi: Sở Khoa học và Công nghệ tỉnh An Sơn", before=12)
    sheet.text(
        "Phúc đáp Công văn số 35/SKHCN-QLKH ngày 15/01/2026 của Sở Khoa học và Công nghệ tỉnh An Sơn về việc phối hợp khảo sát nguồn nguyên liệu đất sét, Viện Nghiên cứu vật liệu mới cử các ông, bà có tên sau đây tham gia đoàn khảo sát:",
        "1. Ông Phạm Gia Huấn, Trưởng phòng Vật liệu vô cơ.",
        "2. Bà Nguyễn Thị Thoa, nghiên cứu viên.",
        "Chi phí đi lại của cán bộ do Viện chi trả./.",
    )
    sheet.foot(
        ["- Như trên;", "- Viện trưởng (để b/c);", "- Lưu: VT, TCHC. PT.(05)"],
        "KT. VIỆN TRƯỞNG\nPHÓ VIỆN TRƯỞNG",
        "PGS.TS. Đỗ Quang Hưng",
    )
    sheet.number_pages()
    footer = sheet.word.sections[0].first_page_footer
    footer.is_linked_to_previous = False
    sheet.place = footer
    first = footer.paragraphs[0]
    first._p.getparent().remove(first._p)
    for words in (
        "_" * 78,
        "Địa chỉ: Số 18 đường Hoàng Sâm, phường Nghĩa Đô, Hà Nội",
        "ĐT: 024.3756.0001, Fax: 024.3756.0002; E-mail: vanthu@vvlm.example.vn",
    ):
        sheet.line(words, size=11, align="left")
    return sheet.content()


# ---------------------------------------------------------------- giấy mời, thông báo, công điện


@stranger
def giấy_mời_họp():
    sheet = Sheet(Hand(before=3, after=6))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "SỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH",
        "Số: 41/GM-SVHTTDL",
        "An Sơn, ngày 09 tháng 4 năm 2026",
    )
    sheet.title("GIẤY MỜI", "Họp Ban Tổ chức Lễ hội hoa ban năm 2026")
    sheet.text(
        "Sở Văn hóa, Thể thao và Du lịch trân trọng kính mời: Đại diện lãnh đạo các cơ quan, đơn vị là thành viên Ban Tổ chức Lễ hội.",
        "Tới dự họp Ban Tổ chức Lễ hội hoa ban năm 2026.",
        "Chủ trì: Ông Lường Văn Pánh, Phó Giám đốc Sở.",
        "Thời gian: 14 giờ 00, thứ Tư, ngày 15 tháng 4 năm 2026.",
        "Địa điểm: Phòng họp số 2, trụ sở Sở Văn hóa, Thể thao và Du lịch.",
        "Đề nghị các đại biểu đến dự đúng giờ và mang theo báo cáo tiến độ phần việc được giao./.",
    )
    sheet.foot(
        ["- Như trên;", "- Giám đốc Sở (để b/c);", "- Lưu: VT, QLVH."],
        "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG",
        "Cầm Thị Xôm",
    )
    return sheet.content()


@stranger
def giấy_mời_của_hội():
    sheet = Sheet(Hand(size=14, rules="underscores", line=1.3))
    sheet.head(
        "HỘI LIÊN HIỆP PHỤ NỮ TỈNH AN SƠN",
        "HỘI LIÊN HIỆP PHỤ NỮ\nPHƯỜNG ĐÔNG HÀ",
        "Số: 05/GM-HPN",
        "Đông Hà, ngày 01 tháng 10 năm 2026",
    )
    sheet.title("GIẤY MỜI", "Dự Lễ kỷ niệm ngày Phụ nữ Việt Nam 20-10")
    sheet.text(
        "Ban Thường vụ Hội Liên hiệp Phụ nữ phường trân trọng kính mời:",
        "Ông (bà): …………………………………………………",
        "Tới dự: Lễ kỷ niệm 96 năm Ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam.",
        "Thời gian: 08 giờ 00, ngày 19 tháng 10 năm 2026.",
        "Địa điểm: Nhà văn hóa phường Đông Hà.",
        "Rất hân hạnh được đón tiếp./.",
    )
    sheet.foot(["- Như trên;", "- Lưu: VT."], "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH", "Ngô Thị Bích Hợp")
    return sheet.content()


@stranger
def thông_báo_kết_luận_cuộc_họp():
    sheet = Sheet(Hand(font="theme", indent_mm=12.7, before=6, line=1.15))
    sheet.head("UBND TỈNH AN SƠN", "VĂN PHÒNG", "Số: 202/TB-VP", "An Sơn, ngày 28 tháng 7 năm 2026")
    sheet.title(
        "THÔNG BÁO",
        "Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh Vàng A Sáng\ntại cuộc họp về tiến độ Dự án đường vành đai phía Tây",
    )
    sheet.text(
        "Ngày 27 tháng 7 năm 2026, tại trụ sở Ủy ban nhân dân tỉnh, Phó Chủ tịch Ủy ban nhân dân tỉnh Vàng A Sáng chủ trì cuộc họp về tiến độ Dự án đường vành đai phía Tây. Dự họp có đại diện lãnh đạo các Sở: Xây dựng, Tài chính, Nông nghiệp và Môi trường; Ban Quản lý dự án đầu tư xây dựng tỉnh; Ủy ban nhân dân các phường: Đông Hà, Tây Sơn.",
        "Sau khi nghe Ban Quản lý dự án báo cáo, ý kiến của các thành viên dự họp, Phó Chủ tịch Ủy ban nhân dân tỉnh kết luận:",
    )
    sheet.listed(
        "Đánh giá cao sự cố gắng của các đơn vị; tuy nhiên, tiến độ giải phóng mặt bằng còn chậm so với kế hoạch, mới đạt 62%.",
        "Giao Ủy ban nhân dân phường Tây Sơn hoàn thành kiểm đếm 35 hộ còn lại trước ngày 15 tháng 8 năm 2026.",
        "Giao Sở Tài chính tham mưu bố trí đủ vốn cho phần khối lượng hoàn thành.",
        style="List Number",
    )
    sheet.text("Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.")
    sheet.foot(
        [
            "- Chủ tịch, các PCT UBND tỉnh;",
            "- Các Sở: XD, TC, NN&MT;",
            "- Ban QLDA ĐTXD tỉnh;",
            "- UBND các phường: Đông Hà, Tây Sơn;",
            "- CVP, các PCVP;",
            "- Lưu: VT, KTN.Hg08.",
        ],
        "KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
        "Mai Xuân Lộc",
    )
    return sheet.content()


@stranger
def thông_báo_tuyển_dụng_của_trường_đại_học():
    sheet = Sheet(
        Hand(font="run", size=13, rules="drawn", indent_mm=12.7, line=1.25, number="simple")
    )
    sheet.head(
        "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
        "TRƯỜNG ĐẠI HỌC\nTÂY BẮC HẠ",
        "Số: 311/TB-ĐHTBH",
        "An Sơn, ngày 14 tháng 5 năm 2026",
    )
    sheet.title("THÔNG BÁO", "Về việc tuyển dụng viên chức năm 2026")
    sheet.text(
        "Căn cứ nhu cầu công tác, Trường Đại học Tây Bắc Hạ thông báo tuyển dụng viên chức năm 2026 như sau:",
        "**1. Chỉ tiêu, vị trí việc làm**",
    )
    sheet.table(
        [
            ["TT", "Vị trí việc làm", "Số lượng", "Yêu cầu"],
            ["1", "Giảng viên Toán ứng dụng", "02", "Tiến sĩ, tuổi không quá 45"],
            ["2", "Chuyên viên văn thư", "01", "Đại học ngành Lưu trữ học"],
        ],
        (10, 60, 25, 70),
    )
    sheet.text(
        "**2. Hồ sơ dự tuyển**",
        "Hồ sơ gồm: Phiếu đăng ký dự tuyển theo mẫu; bản sao văn bằng, chứng chỉ; giấy chứng nhận đối tượng ưu tiên (nếu có).",
        "**3. Thời gian, địa điểm nhận hồ sơ**",
        "Từ ngày 18/5/2026 đến hết ngày 17/6/2026 (trong giờ hành chính), tại Phòng Tổ chức - Hành chính, nhà A1.",
        "Thông tin chi tiết xem tại trang thông tin điện tử của Trường: https://tuyendung.dhtbh.example.vn./.",
    )
    sheet.foot(
        ["- Các đơn vị thuộc Trường;", "- Website Trường;", "- Lưu: VT, TCHC."],
        "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG",
        "TS. Quàng Thị Mỷ",
    )
    sheet.number_pages()
    return sheet.content()


@stranger
def công_điện_phòng_chống_mưa_lũ():
    sheet = Sheet(Hand(before=6))
    sheet.head(
        "",
        "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN",
        "Số: 06/CĐ-UBND",
        "An Sơn, ngày 22 tháng 9 năm 2026",
        marks=("HỎA TỐC",),
    )
    sheet.title("CÔNG ĐIỆN", "Về việc tập trung ứng phó với mưa lũ sau bão số 5")
    sheet.line("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:", bold=True, before=6)
    for words in (
        "- Giám đốc các sở, Thủ trưởng các ban, ngành cấp tỉnh;",
        "- Chủ tịch Ủy ban nhân dân các xã, phường;",
        "- Giám đốc Công ty Thủy điện Nậm Hoa.",
    ):
        sheet.line(words, align="left", left_mm=20)
    sheet.text(
        "Hồi 04 giờ ngày 22/9/2026, mực nước trên sông Mã tại trạm Nậm Hoa ở mức 3,52 m, trên báo động II 0,02 m và đang lên. Để chủ động ứng phó, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
        "1. Chủ tịch Ủy ban nhân dân các xã, phường tổ chức sơ tán ngay các hộ dân ở vùng có nguy cơ sạt lở, lũ quét; hoàn thành trước 17 giờ cùng ngày.",
        "2. Công ty Thủy điện Nậm Hoa vận hành hồ chứa đúng quy trình, thông báo cho hạ du trước khi xả lũ ít nhất 04 giờ.",
        "3. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện Công điện này./.",
    )
    sheet.foot(
        [
            "- Như trên;",
            "- Ban Chỉ đạo PTDS quốc gia (b/c);",
            "- TT Tỉnh ủy, TT HĐND tỉnh (b/c);",
            "- Lưu: VT, NL.",
        ],
        "CHỦ TỊCH",
        "Lò Minh Hùng",
    )
    return sheet.content()


# ---------------------------------------------------------------- quyết định, nghị quyết, chỉ thị


@stranger
def quyết_định_bổ_nhiệm():
    sheet = Sheet(Hand(rules="raised", line=1.1))
    sheet.head("UBND TỈNH AN SƠN", "SỞ Y TẾ", "Số: 512/QĐ-SYT", "An Sơn, ngày 30 tháng 6 năm 2026")
    sheet.title("QUYẾT ĐỊNH", "Về việc bổ nhiệm Trưởng phòng Nghiệp vụ Y")
    sheet.line("GIÁM ĐỐC SỞ Y TẾ", bold=True, before=12, after=6)
    sheet.grounds(
        "Căn cứ Luật Cán bộ, công chức ngày 24 tháng 6 năm 2025;",
        "Căn cứ Quyết định số 40/2025/QĐ-UBND ngày 15 tháng 8 năm 2025 của Ủy ban nhân dân tỉnh An Sơn quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Y tế;",
        "Xét đề nghị của Trưởng phòng Tổ chức - Hành chính.",
    )
    sheet.line("QUYẾT ĐỊNH:", bold=True, before=12, after=6)
    sheet.text(
        "**Điều 1.** Bổ nhiệm ông Bế Văn Cắm, Phó Trưởng phòng Nghiệp vụ Y, giữ chức vụ Trưởng phòng Nghiệp vụ Y, Sở Y tế, kể từ ngày 01 tháng 7 năm 2026. Thời hạn bổ nhiệm là 05 năm.",
        "**Điều 2.** Ông Bế Văn Cắm được hưởng phụ cấp chức vụ lãnh đạo hệ số 0,5 theo quy định hiện hành.",
        "**Điều 3.** Quyết định này có hiệu lực thi hành kể từ ngày ký.",
        "Chánh Văn phòng Sở, Trưởng phòng Tổ chức - Hành chính, Thủ trưởng các đơn vị có liên quan và ông Bế Văn Cắm chịu trách nhiệm thi hành Quyết định này./.",
    )
    sheet.foot(
        ["- Như Điều 3;", "- Sở Nội vụ (để b/c);", "- Đảng ủy Sở;", "- Lưu: VT, TCHC (3), HSCC."],
        "GIÁM ĐỐC",
        "Nông Thị Duyên",
    )
    return sheet.content()


@stranger
def quyết_định_ban_hành_quy_chế():
    sheet = Sheet(Hand(head="one row", rules="vml", before=6))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "TRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG",
        "Số: 18/QĐ-TTPVHCC",
        "An Sơn, ngày 04 tháng 02 năm 2026",
    )
    sheet.title(
        "QUYẾT ĐỊNH", "Ban hành Quy chế tiếp công dân của Trung tâm Phục vụ hành chính công"
    )
    sheet.line("GIÁM ĐỐC TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", bold=True, before=6, after=6)
    sheet.grounds(
        "Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;",
        "Căn cứ Nghị định số 64/2014/NĐ-CP ngày 26 tháng 6 năm 2014 của Chính phủ quy định chi tiết thi hành một số điều của Luật Tiếp công dân;",
        "Theo đề nghị của Trưởng phòng Hành chính - Tổng hợp.",
    )
    sheet.line("QUYẾT ĐỊNH:", bold=True, before=6)
    sheet.text(
        "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế tiếp công dân của Trung tâm Phục vụ hành chính công.",
        "**Điều 2.** Quyết định này có hiệu lực thi hành kể từ ngày ký và thay thế Quyết định số 12/QĐ-TTPVHCC ngày 03 tháng 3 năm 2022.",
        "**Điều 3.** Trưởng các phòng và viên chức, người lao động của Trung tâm chịu trách nhiệm thi hành Quyết định này./.",
    )
    sheet.foot(
        ["- Như Điều 3;", "- Văn phòng UBND tỉnh;", "- Lưu: VT, HCTH."], "GIÁM ĐỐC", "Phạm Thu Hà"
    )
    sheet.number_pages()
    sheet.section(start=1)
    table = sheet.grid(1, (65, 100))
    left, right = table.rows[0].cells
    sheet.line("UBND TỈNH AN SƠN", size=13, at=left)
    sheet.line("TRUNG TÂM PHỤC VỤ", size=13, bold=True, at=left)
    sheet.line("HÀNH CHÍNH CÔNG", size=13, bold=True, at=left)
    sheet.line(NATION, size=13, bold=True, at=right)
    sheet.line("Độc lập - Tự do - Hạnh phúc", size=14, bold=True, at=right)
    sheet.title("QUY CHẾ", "Tiếp công dân của Trung tâm Phục vụ hành chính công", rule=False)
    sheet.line("(Kèm theo Quyết định số 18/QĐ-TTPVHCC ngày 04 tháng 02 năm 2026", italic=True)
    sheet.line("của Giám đốc Trung tâm Phục vụ hành chính công)", italic=True)
    sheet.rule("x" * 40, 0.4)
    sheet.line("Chương I", bold=True, before=6)
    sheet.line("QUY ĐỊNH CHUNG", bold=True, after=6)
    sheet.text(
        "**Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng**",
        "1. Quy chế này quy định về nơi tiếp công dân, lịch tiếp công dân và trách nhiệm của viên chức tiếp công dân.",
        "2. Quy chế này áp dụng đối với các phòng, viên chức, người lao động của Trung tâm và công dân đến khiếu nại, tố cáo, kiến nghị, phản ánh.",
        "**Điều 2. Nguyên tắc tiếp công dân**",
        "Việc tiếp công dân phải công khai, dân chủ, kịp thời; thủ tục đơn giản, thuận tiện; giữ bí mật và bảo đảm an toàn cho người tố cáo theo quy định tại khoản 2 Điều 3 của Luật Tiếp công dân.",
    )
    sheet.line("Chương II", bold=True, before=6)
    sheet.line("TỔ CHỨC TIẾP CÔNG DÂN", bold=True, after=6)
    sheet.text(
        "**Điều 3. Nơi tiếp công dân**",
        "Nơi tiếp công dân của Trung tâm đặt tại phòng 102, tầng 1, có niêm yết:",
        "a) Nội quy tiếp công dân;",
        "b) Lịch tiếp công dân của Giám đốc;",
        "c) Quy trình xử lý đơn.",
        "**Điều 4. Hiệu lực thi hành**",
        "Quy chế này có hiệu lực kể từ ngày ký. Trong quá trình thực hiện, nếu có vướng mắc, các phòng phản ánh về Phòng Hành chính - Tổng hợp để tổng hợp, báo cáo Giám đốc xem xét, sửa đổi, bổ sung cho phù hợp./.",
    )
    return sheet.content()


@stranger
def quyết_định_của_bệnh_viện_có_phụ_lục_ngang():
    sheet = Sheet(Hand(font="run", size=13, small=True, before=0, after=6, line=1.15))
    sheet.head(
        "SỞ Y TẾ TỈNH AN SƠN",
        "BỆNH VIỆN ĐA KHOA\nKHU VỰC MAI CHÂU",
        "Số: 233/QĐ-BVĐKKV",
        "Mai Châu, ngày 17 tháng 4 năm 2026",
    )
    sheet.title("QUYẾT ĐỊNH", "Về việc thành lập Tổ mua sắm thuốc năm 2026")
    sheet.line("GIÁM ĐỐC BỆNH VIỆN ĐA KHOA KHU VỰC MAI CHÂU", bold=True, before=6, after=6)
    sheet.grounds(
        "Căn cứ Luật Đấu thầu ngày 23 tháng 6 năm 2023;",
        "Căn cứ Thông tư số 07/2024/TT-BYT ngày 17 tháng 5 năm 2024 của Bộ trưởng Bộ Y tế quy định về đấu thầu thuốc tại cơ sở y tế công lập;",
        "Theo đề nghị của Trưởng khoa Dược.",
    )
    sheet.line("QUYẾT ĐỊNH:", bold=True, before=6, after=6)
    sheet.text(
        "**Điều 1.** Thành lập Tổ mua sắm thuốc năm 2026 gồm các ông, bà có tên tại Phụ lục kèm theo Quyết định này.",
        "**Điều 2.** Tổ mua sắm có nhiệm vụ: Xây dựng danh mục, số lượng thuốc; lập hồ sơ mời thầu; đánh giá hồ sơ dự thầu và trình Giám đốc phê duyệt kết quả.",
        "**Điều 3.** Trưởng các khoa, phòng và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    )
    sheet.foot(
        ["- Như Điều 3;", "- Sở Y tế (b/c);", "- Lưu: VT, KD."], "GIÁM ĐỐC", "BSCKII. Hà Công Đãng"
    )
    sheet.number_pages()
    sheet.appendix(
        "Phụ lục",
        "DANH SÁCH TỔ MUA SẮM THUỐC NĂM 2026",
        "(Kèm theo Quyết định số 233/QĐ-BVĐKKV ngày 17 tháng 4 năm 2026 của Giám đốc Bệnh viện Đa khoa khu vực Mai Châu)",
        landscape=True,
    )
    sheet.table(
        [["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Nhiệm vụ trong Tổ", "Ghi chú"]]
        + [
            [str(i), name, "Dược sĩ", "Khoa Dược", "Thành viên", ""]
            for i, name in enumerate(("Khà Thị Ín", "Ngân Văn Dậu", "Vi Thị Oanh"), 1)
        ],
        size=13,
    )
    return sheet.content()


@stranger
def quyết_định_khen_thưởng_có_danh_sách():
    sheet = Sheet(Hand(rules="drawn", indent_mm=12.7))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "ỦY BAN NHÂN DÂN\nPHƯỜNG TÂY SƠN",
        "Số: 901/QĐ-UBND",
        "Tây Sơn, ngày 08 tháng 12 năm 2026",
    )
    sheet.title("QUYẾT ĐỊNH", "Về việc tặng danh hiệu “Gia đình văn hóa” năm 2026")
    sheet.line("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG TÂY SƠN", bold=True, before=6, after=6)
    sheet.grounds(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ Nghị định số 86/2023/NĐ-CP ngày 07 tháng 12 năm 2023 của Chính phủ quy định về khung tiêu chuẩn và trình tự, thủ tục, hồ sơ xét tặng danh hiệu “Gia đình văn hóa”, “Thôn, tổ dân phố văn hóa”, “Xã, phường, thị trấn tiêu biểu”;",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội phường tại Tờ trình số 77/TTr-VHXH ngày 01 tháng 12 năm 2026.",
    )
    sheet.line("QUYẾT ĐỊNH:", bold=True, before=6, after=6)
    sheet.text(
        "**Điều 1.** Tặng danh hiệu “Gia đình văn hóa” năm 2026 cho 12 gia đình (có danh sách kèm theo).",
        "**Điều 2.** Mức tiền thưởng thực hiện theo quy định hiện hành, chi từ nguồn ngân sách phường.",
        "**Điều 3.** Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường, Trưởng các phòng, Tổ trưởng các tổ dân phố và các gia đình có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.",
    )
    sheet.foot(
        [
            "- Như Điều 3;",
            "- UBND tỉnh (b/c);",
            "- TT Đảng ủy, HĐND phường;",
            "- UBMTTQ Việt Nam phường;",
            "- Lưu: VT, VHXH.",
        ],
        "CHỦ TỊCH",
        "Tạ Quang Bửu Long",
    )
    sheet.page_break()
    sheet.line("DANH SÁCH", bold=True)
    sheet.line("Gia đình được tặng danh hiệu “Gia đình văn hóa” năm 2026", bold=True)
    sheet.line(
        "(Kèm theo Quyết định số 901/QĐ-UBND ngày 08 tháng 12 năm 2026 của Chủ tịch Ủy ban nhân dân phường Tây Sơn)",
        italic=True,
    )
    sheet.rule("x" * 30, 0.4)
    sheet.table(
        [["TT", "Họ và tên chủ hộ", "Tổ dân phố"]]
        + [
            [str(i), name, f"Số {i % 5 + 1}"]
            for i, name in enumerate(
                ("Đặng Phúc Thông", "Trịnh Thị Mừng", "Lưu Bá Thắng", "Châu Ngọc Điệp"), 1
            )
        ],
        (15, 90, 60),
        13,
    )
    sheet.number_pages()
    return sheet.content()


@stranger
def nghị_quyết_của_hội_đồng_nhân_dân_xã():
    sheet = Sheet(Hand(before=6, line=1.15))
    sheet.head(
        "",
        "HỘI ĐỒNG NHÂN DÂN\nXÃ HÒA TRẠCH",
        "Số: 07/NQ-HĐND",
        "Hòa Trạch, ngày 18 tháng 12 năm 2026",
    )
    sheet.title("NGHỊ QUYẾT", "Về nhiệm vụ phát triển kinh tế - xã hội năm 2027")
    sheet.line(
        "HỘI ĐỒNG NHÂN DÂN XÃ HÒA TRẠCH\nKHÓA II, KỲ HỌP THỨ SÁU", bold=True, before=6, after=6
    )
    sheet.grounds(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Xét Tờ trình số 88/TTr-UBND ngày 05 tháng 12 năm 2026 của Ủy ban nhân dân xã về nhiệm vụ phát triển kinh tế - xã hội năm 2027; Báo cáo thẩm tra của Ban Kinh tế - Ngân sách; ý kiến thảo luận của đại biểu Hội đồng nhân dân xã tại kỳ họp.",
    )
    sheet.line("QUYẾT NGHỊ:", bold=True, before=6, after=6)
    sheet.text(
        "**Điều 1.** Thông qua nhiệm vụ phát triển kinh tế - xã hội năm 2027 với các chỉ tiêu chủ yếu sau:",
        "1. Tổng sản lượng lương thực có hạt đạt 6.200 tấn.",
        "2. Thu nhập bình quân đầu người đạt 58 triệu đồng/năm.",
        "3. Tỷ lệ hộ nghèo giảm còn 3,2%.",
        "**Điều 2.** Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết này.",
        "**Điều 3.** Thường trực Hội đồng nhân dân, các Ban của Hội đồng nhân dân, các Tổ đại biểu và đại biểu Hội đồng nhân dân xã giám sát việc thực hiện Nghị quyết này.",
        "Nghị quyết này được Hội đồng nhân dân xã Hòa Trạch khóa II, kỳ họp thứ Sáu thông qua ngày 18 tháng 12 năm 2026./.",
    )
    sheet.foot(
        ["- Như Điều 2, Điều 3;", "- HĐND, UBND tỉnh (b/c);", "- BTV Đảng ủy xã;", "- Lưu: VT."],
        "CHỦ TỊCH",
        "Hồ Sĩ Tạo",
    )
    return sheet.content()


@stranger
def chỉ_thị_của_chủ_tịch_tỉnh():
    sheet = Sheet(Hand(font="theme", left_mm=35, before=0, after=6, line=None))
    sheet.head(
        "", "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN", "Số: 11/CT-UBND", "An Sơn, ngày 06 tháng 11 năm 2026"
    )
    sheet.title("CHỈ THỊ", "Về tăng cường quản lý tài nguyên nước trên địa bàn tỉnh")
    sheet.text(
        "Thời gian qua, công tác quản lý tài nguyên nước trên địa bàn tỉnh đã có chuyển biến tích cực. Tuy nhiên, tình trạng khoan, khai thác nước dưới đất không phép còn diễn ra ở một số nơi.",
        "Để khắc phục những tồn tại nêu trên, Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:",
        "**1. Sở Nông nghiệp và Môi trường**",
        "a) Chủ trì, phối hợp với các đơn vị liên quan rà soát, lập danh mục các giếng khoan phải trám lấp.",
        "b) Thanh tra, kiểm tra, xử lý nghiêm các tổ chức, cá nhân vi phạm.",
        "**2. Công an tỉnh**",
        "Chỉ đạo lực lượng Cảnh sát môi trường nắm tình hình, phát hiện, đấu tranh với các hành vi vi phạm pháp luật về tài nguyên nước.",
        "**3. Ủy ban nhân dân các xã, phường**",
        "Tuyên truyền, vận động tổ chức, cá nhân sử dụng nước tiết kiệm, hiệu quả; chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh nếu để xảy ra vi phạm trên địa bàn.",
        "**4. Tổ chức thực hiện**",
        "Giao Sở Nông nghiệp và Môi trường theo dõi, đôn đốc, tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm./.",
    )
    sheet.foot(
        [
            "- Văn phòng Chính phủ (b/c);",
            "- Bộ Nông nghiệp và Môi trường (b/c);",
            "- TT Tỉnh ủy, HĐND tỉnh;",
            "- Các sở, ban, ngành;",
            "- UBND các xã, phường;",
            "- Lưu: VT, NL.",
        ],
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        "Vàng A Sáng",
    )
    return sheet.content()


# ---------------------------------------------------------------- tờ trình, báo cáo, kế hoạch


@stranger
def tờ_trình_gửi_hai_nơi():
    sheet = Sheet(Hand(rules="underscores", indent_mm=12.7))
    sheet.head(
        "UBND TỈNH AN SƠN", "SỞ XÂY DỰNG", "Số: 57/TTr-SXD", "An Sơn, ngày 24 tháng 3 năm 2026"
    )
    sheet.title("TỜ TRÌNH", "Về việc phê duyệt nhiệm vụ quy hoạch chung đô thị Mai Châu")
    sheet.line("Kính gửi:", align="left", left_mm=35, before=6)
    sheet.line("- Ủy ban nhân dân tỉnh An Sơn;", align="left", left_mm=48)
    sheet.line("- Hội đồng thẩm định quy hoạch tỉnh.", align="left", left_mm=48, after=6)
    sheet.text(
        "Căn cứ Luật Quy hoạch đô thị và nông thôn ngày 26 tháng 11 năm 2024; thực hiện Công văn số 415/UBND-CN ngày 10 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh về việc lập quy hoạch chung đô thị Mai Châu, Sở Xây dựng trình Ủy ban nhân dân tỉnh xem xét, phê duyệt nhiệm vụ quy hoạch với những nội dung sau:",
        "**I. SỰ CẦN THIẾT**",
        "Đô thị Mai Châu là trung tâm của vùng phía Tây tỉnh, có tốc độ đô thị hóa nhanh. Quy hoạch được duyệt năm 2012 không còn phù hợp.",
        "**II. NỘI DUNG CHÍNH CỦA NHIỆM VỤ QUY HOẠCH**",
        "1. Phạm vi lập quy hoạch: Toàn bộ diện tích tự nhiên của phường Mai Châu, khoảng 1.250 ha.",
        "2. Thời hạn quy hoạch: Đến năm 2045.",
        "3. Chi phí lập quy hoạch: 4.850 triệu đồng (Bốn tỷ tám trăm năm mươi triệu đồng).",
        "**III. KIẾN NGHỊ**",
        "Sở Xây dựng kính trình Ủy ban nhân dân tỉnh, Hội đồng thẩm định quy hoạch tỉnh xem xét, quyết định./.",
    )
    sheet.foot(
        ["- Như trên;", "- Giám đốc, các PGĐ Sở;", "- Lưu: VT, QHKT."],
        "GIÁM ĐỐC",
        "Doãn Trung Kiên",
    )
    sheet.number_pages()
    return sheet.content()


@stranger
def báo_cáo_của_xã_nhiều_đề_mục():
    sheet = Sheet(Hand(font="run", before=3, after=3, line=1.15, rules="vml"))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "ỦY BAN NHÂN DÂN\nXÃ HÒA TRẠCH",
        "Số: 145/BC-UBND",
        "Hòa Trạch, ngày 25 tháng 6 năm 2026",
    )
    sheet.title(
        "BÁO CÁO",
        "Tình hình phát triển kinh tế - xã hội, quốc phòng - an ninh\n6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối năm 2026",
    )
    sheet.line("Kính gửi: Ủy ban nhân dân tỉnh An Sơn", before=6, after=6)
    sheet.text(
        "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã Hòa Trạch báo cáo tình hình phát triển kinh tế - xã hội, quốc phòng - an ninh 6 tháng đầu năm và phương hướng, nhiệm vụ 6 tháng cuối năm 2026 như sau:",
        "**I. KẾT QUẢ ĐẠT ĐƯỢC**",
        "**1. Lĩnh vực kinh tế**",
        "a) Sản xuất nông nghiệp",
        "- Trồng trọt: Tổng diện tích gieo trồng đạt 1.840 ha, bằng 101,2% kế hoạch, tăng 3,5% so với cùng kỳ năm trước.",
        "- Chăn nuôi: Tổng đàn trâu 2.115 con; đàn bò 1.038 con; đàn lợn trên hai tháng tuổi 6.420 con.",
        "b) Thu, chi ngân sách",
        "- Tổng thu ngân sách trên địa bàn đạt 2.356 triệu đồng, bằng 58% dự toán.",
        "- Tổng chi ngân sách là 21.450 triệu đồng, bằng 49,8% dự toán.",
        "**2. Lĩnh vực văn hóa - xã hội**",
        "Tỷ lệ huy động trẻ 5 tuổi ra lớp đạt 100%. Tổ chức khám, chữa bệnh cho 4.512 lượt người; tỷ lệ người dân tham gia bảo hiểm y tế đạt 97,6%.",
    )
    sheet.table(
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"],
            ["1", "Diện tích lúa", "ha", "812", "815"],
            ["2", "Tỷ lệ che phủ rừng", "%", "56,5", "56,7"],
        ],
        (12, 75, 20, 28, 30),
    )
    sheet.text(
        "**II. KHÓ KHĂN, HẠN CHẾ**",
        "Tiến độ giải ngân một số công trình còn chậm; mưa đá ngày 12/4/2026 làm hư hỏng 46 nhà ở.",
        "**III. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM**",
        "1. Tập trung chăm sóc, bảo vệ cây trồng vụ mùa; chủ động phòng, chống thiên tai.",
        "2. Đẩy nhanh tiến độ các công trình, phấn đấu giải ngân trên 95% kế hoạch vốn.",
        "**IV. ĐỀ XUẤT, KIẾN NGHỊ**",
        "Đề nghị Ủy ban nhân dân tỉnh hỗ trợ kinh phí khắc phục hậu quả mưa đá (chi tiết tại Phụ lục kèm theo).",
        "Trên đây là báo cáo của Ủy ban nhân dân xã Hòa Trạch./.",
    )
    sheet.foot(
        [
            "- Như trên;",
            "- Sở Tài chính;",
            "- TT Đảng ủy, HĐND xã;",
            "- Các ban, ngành, đoàn thể xã;",
            "- Lưu: VT, VP.",
        ],
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "Phùng Văn Tỵ",
    )
    sheet.number_pages()
    sheet.appendix(
        "Phụ lục",
        "TỔNG HỢP THIỆT HẠI DO MƯA ĐÁ",
        "(Kèm theo Báo cáo số 145/BC-UBND ngày 25 tháng 6 năm 2026 của Ủy ban nhân dân xã Hòa Trạch)",
    )
    sheet.table(
        [
            ["TT", "Thôn, bản", "Số nhà", "Giá trị (triệu đồng)"],
            ["1", "Bản Hốc", "21", "315"],
            ["2", "Thôn Đoàn Kết", "25", "402"],
            ["", "Tổng cộng", "46", "717"],
        ],
        (15, 70, 30, 50),
        13,
    )
    return sheet.content()


@stranger
def kế_hoạch_có_bảng_và_phụ_lục_ngang():
    sheet = Sheet(Hand(number="simple", line=1.2))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG",
        "Số: 66/KH-SNNMT",
        "An Sơn, ngày 16 tháng 01 năm 2026",
    )
    sheet.title("KẾ HOẠCH", "Trồng cây xanh năm 2026")
    sheet.text(
        "Căn cứ Quyết định số 3210/QĐ-UBND ngày 30 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh về việc giao chỉ tiêu trồng cây xanh năm 2026, Sở Nông nghiệp và Môi trường xây dựng Kế hoạch trồng cây xanh năm 2026 như sau:",
        "**I. MỤC ĐÍCH, YÊU CẦU**",
        "**1. Mục đích**",
        "Huy động các tầng lớp Nhân dân tham gia trồng cây, bảo vệ môi trường sinh thái.",
        "**2. Yêu cầu**",
        "- Cây trồng phù hợp với điều kiện đất đai, khí hậu của từng địa bàn.",
        "- Trồng cây nào, chăm sóc tốt cây đó.",
        "**II. NỘI DUNG**",
    )
    sheet.table(
        [
            ["TT", "Nội dung", "Đơn vị chủ trì", "Thời gian"],
            ["1", "Khảo sát quỹ đất", "Chi cục Kiểm lâm", "Quý I"],
            ["2", "Chuẩn bị cây giống", "Trung tâm Khuyến nông", "Quý II"],
        ],
        (12, 63, 55, 35),
        13,
    )
    sheet.text(
        "Chỉ tiêu giao cho các đơn vị tại Phụ lục I; dự toán kinh phí tại Phụ lục II.",
        "**III. TỔ CHỨC THỰC HIỆN**",
        "1. Chi cục Kiểm lâm là đơn vị đầu mối, theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
        "2. Các đơn vị thuộc Sở căn cứ chức năng, nhiệm vụ tổ chức thực hiện, báo cáo kết quả trước ngày 10 tháng 12 năm 2026./.",
    )
    sheet.foot(
        [
            "- UBND tỉnh (b/c);",
            "- Giám đốc, các PGĐ Sở;",
            "- Các đơn vị thuộc Sở;",
            "- Lưu: VT, CCKL.",
        ],
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        "Khương Đình Lễ",
    )
    sheet.number_pages()
    sheet.appendix(
        "Phụ lục I",
        "CHỈ TIÊU TRỒNG CÂY XANH NĂM 2026",
        "(Kèm theo Kế hoạch số 66/KH-SNNMT ngày 16 tháng 01 năm 2026 của Sở Nông nghiệp và Môi trường)",
        landscape=True,
    )
    sheet.table(
        [
            ["TT", "Đơn vị", "Tổng số", "Quý I", "Quý II", "Quý III", "Quý IV"],
            ["1", "Hạt Kiểm lâm số 1", "12.000", "4.000", "3.000", "3.000", "2.000"],
        ],
        size=11,
    )
    sheet.appendix(
        "Phụ lục II",
        "DỰ TOÁN KINH PHÍ",
        "(Kèm theo Kế hoạch số 66/KH-SNNMT ngày 16 tháng 01 năm 2026 của Sở Nông nghiệp và Môi trường)",
    )
    sheet.table(
        [
            ["TT", "Nội dung chi", "Thành tiền (đồng)"],
            ["1", "Cây giống", "240.000.000"],
            ["2", "Vận chuyển", "35.000.000"],
        ],
        size=13,
    )
    return sheet.content()


@stranger
def kế_hoạch_của_trường_tiểu_học():
    sheet = Sheet(Hand(font="theme", indent_mm=12.7, rules="drawn", before=0, after=6))
    sheet.head(
        "UBND PHƯỜNG TÂY SƠN",
        "TRƯỜNG TIỂU HỌC KIM LAN",
        "Số: 23/KH-THKL",
        "Tây Sơn, ngày 05 tháng 9 năm 2026",
    )
    sheet.title("KẾ HOẠCH", "Tổ chức tết Trung thu năm 2026")
    sheet.grounds(
        "Căn cứ Kế hoạch số 140/KH-UBND ngày 28 tháng 8 năm 2026 của Ủy ban nhân dân phường Tây Sơn về việc tổ chức tết Trung thu cho trẻ em năm 2026;",
        "Căn cứ Kế hoạch giáo dục nhà trường năm học 2026 - 2027.",
    )
    sheet.text(
        "Trường Tiểu học Kim Lan xây dựng Kế hoạch tổ chức tết Trung thu năm 2026 như sau:",
        "**I. MỤC ĐÍCH**",
        "Tạo sân chơi lành mạnh, bổ ích cho học sinh; giáo dục các em tình yêu quê hương, đất nước.",
        "**II. NỘI DUNG, THỜI GIAN, ĐỊA ĐIỂM**",
        "1. Nội dung: Thi bày mâm cỗ, rước đèn, văn nghệ.",
        "2. Thời gian: 18 giờ 30, ngày 24 tháng 9 năm 2026.",
        "3. Địa điểm: Sân trường.",
        "**III. PHÂN CÔNG NHIỆM VỤ**",
    )
    sheet.listed(
        "Ban giám hiệu: Chỉ đạo chung, trang trí sân khấu.",
        "Tổng phụ trách Đội: Xây dựng kịch bản, dẫn chương trình.",
        "Giáo viên chủ nhiệm: Hướng dẫn học sinh bày mâm cỗ, quản lý học sinh lớp mình.",
    )
    sheet.text("Trên đây là Kế hoạch tổ chức tết Trung thu năm 2026 của Trường Tiểu học Kim Lan./.")
    sheet.foot(
        ["- UBND phường (b/c);", "- Các tổ chuyên môn;", "- Lưu: VT."],
        "HIỆU TRƯỞNG",
        "Cao Thị Nhung",
    )
    return sheet.content()


@stranger
def chương_trình_có_các_phần():
    sheet = Sheet(Hand(rules="border"))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "BAN DÂN TỘC VÀ TÔN GIÁO",
        "Số: 03/CTr-BDTTG",
        "An Sơn, ngày 20 tháng 01 năm 2026",
    )
    sheet.title("CHƯƠNG TRÌNH", "Công tác năm 2026")
    sheet.text(
        "Ban Dân tộc và Tôn giáo ban hành Chương trình công tác năm 2026 với các nội dung sau:"
    )
    sheet.line("Phần I", bold=True, before=6)
    sheet.line("NHIỆM VỤ TRỌNG TÂM", bold=True)
    sheet.text(
        "**I. CÔNG TÁC DÂN TỘC**",
        "1. Triển khai Chương trình mục tiêu quốc gia phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi.",
        "2. Tổ chức 04 lớp bồi dưỡng kiến thức dân tộc cho 200 cán bộ, công chức.",
        "**II. CÔNG TÁC TÔN GIÁO**",
        "Hướng dẫn các tổ chức tôn giáo hoạt động theo quy định của pháp luật.",
    )
    sheet.line("Phần II", bold=True, before=6)
    sheet.line("TỔ CHỨC THỰC HIỆN", bold=True)
    sheet.text(
        "Các phòng thuộc Ban xây dựng kế hoạch cụ thể, báo cáo Lãnh đạo Ban trước ngày 25 hằng tháng./.",
    )
    sheet.foot(
        ["- UBND tỉnh (b/c);", "- Các phòng thuộc Ban;", "- Lưu: VT, TH."],
        "TRƯỞNG BAN",
        "Giàng A Chu",
    )
    return sheet.content()


@stranger
def hướng_dẫn_kèm_biểu_mẫu():
    sheet = Sheet(Hand(line=1.3))
    sheet.head("UBND TỈNH AN SƠN", "SỞ NỘI VỤ", "Số: 15/HD-SNV", "An Sơn, ngày 31 tháng 8 năm 2026")
    sheet.title("HƯỚNG DẪN", "Đánh giá, xếp loại viên chức năm 2026")
    sheet.text(
        "Sở Nội vụ hướng dẫn việc đánh giá, xếp loại chất lượng viên chức năm 2026 như sau:",
        "**I. ĐỐI TƯỢNG**",
        "Viên chức đang làm việc tại các đơn vị sự nghiệp công lập thuộc tỉnh.",
        "**II. TRÌNH TỰ**",
        "1. Viên chức tự đánh giá theo mẫu tại Phụ lục I.",
        "2. Người đứng đầu đơn vị tổng hợp theo mẫu tại Phụ lục II, gửi Sở Nội vụ trước ngày 20 tháng 12 năm 2026./.",
    )
    sheet.foot(
        [
            "- UBND tỉnh (b/c);",
            "- Các sở, ban, ngành;",
            "- UBND các xã, phường;",
            "- Lưu: VT, CCVC.",
        ],
        "GIÁM ĐỐC",
        "Trần Minh Khuê",
    )
    sheet.number_pages()
    sheet.appendix(
        "Phụ lục I",
        "PHIẾU TỰ ĐÁNH GIÁ, XẾP LOẠI VIÊN CHỨC",
        "(Kèm theo Hướng dẫn số 15/HD-SNV ngày 31 tháng 8 năm 2026 của Sở Nội vụ)",
    )
    sheet.text(
        "Họ và tên: ................................................................",
        "Chức danh nghề nghiệp: ...................................................",
        "1. Về chính trị, tư tưởng: ..............................................",
        "2. Về thực hiện nhiệm vụ: ...............................................",
        "Tự xếp loại: ............................................................",
        first_mm=0,
    )
    sheet.two_signers(("XÁC NHẬN CỦA ĐƠN VỊ", "……………………"), ("NGƯỜI TỰ ĐÁNH GIÁ", "……………………"))
    sheet.appendix(
        "Phụ lục II",
        "BIỂU TỔNG HỢP KẾT QUẢ",
        "(Kèm theo Hướng dẫn số 15/HD-SNV ngày 31 tháng 8 năm 2026 của Sở Nội vụ)",
        landscape=True,
    )
    sheet.table(
        [
            ["TT", "Họ và tên", "Xuất sắc", "Tốt", "Hoàn thành", "Không hoàn thành"],
            ["1", "", "", "", "", ""],
            ["…", "", "", "", "", ""],
        ],
        size=12,
    )
    return sheet.content()


# ---------------------------------------------------------------- biên bản, giấy, phiếu


@stranger
def biên_bản_họp_đánh_số_bằng_tay():
    sheet = Sheet(Hand(font="run"))
    sheet.head("SỞ NỘI VỤ", "TRUNG TÂM\nLƯU TRỮ LỊCH SỬ", "Số: 04/BB-TTLTLS", "")
    sheet.title("BIÊN BẢN", "Họp xét nâng bậc lương trước thời hạn năm 2026")
    sheet.text(
        "Thời gian bắt đầu: 08 giờ 00, ngày 10 tháng 11 năm 2026.",
        "Địa điểm: Phòng họp Trung tâm Lưu trữ lịch sử.",
        "Thành phần tham dự: Giám đốc, Phó Giám đốc, Trưởng các phòng; có mặt 07/07 người.",
        "Chủ trì: Ông Đàm Quang Tùng, Giám đốc Trung tâm.",
        "Thư ký: Bà Bùi Thị Nết, Phòng Hành chính - Tổng hợp.",
        "Nội dung:",
        "1. Ông Đàm Quang Tùng nêu mục đích của cuộc họp.",
        "2. Bà Lương Thị Xuân, Trưởng phòng Hành chính - Tổng hợp, báo cáo danh sách viên chức đủ điều kiện gồm 03 người:",
        "- Ông Kim Văn Sấm, hạng III;",
        "- Bà Thạch Thị Phượng, hạng III;",
        "- Bà Âu Dương Lệ, hạng IV.",
        "**3. Thảo luận**",
        "Ông Mạc Đình Vịnh nhất trí với danh sách, đề nghị ưu tiên người có thành tích cao hơn.",
        "4. Kết luận: Cuộc họp thống nhất 100% đề nghị nâng bậc lương cho 02 viên chức.",
        "Cuộc họp kết thúc vào 09 giờ 30, ngày 10 tháng 11 năm 2026./.",
    )
    sheet.two_signers(
        ("THƯ KÝ", "Bùi Thị Nết"),
        ("CHỦ TỌA", "Đàm Quang Tùng"),
        ["- Sở Nội vụ;", "- Lưu: VT, Hồ sơ."],
    )
    return sheet.content()


@stranger
def biên_bản_bàn_giao_hai_bên():
    sheet = Sheet(Hand(size=13, small=True, rules="raised"))
    sheet.head("UBND TỈNH AN SƠN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 11/BB-SKHCN", "")
    sheet.title("BIÊN BẢN", "Bàn giao thiết bị họp trực tuyến")
    sheet.text(
        "Hôm nay, ngày 14 tháng 7 năm 2026, tại trụ sở Ủy ban nhân dân xã Hòa Trạch, chúng tôi gồm:",
        "**1. Bên giao: Sở Khoa học và Công nghệ**",
        "- Ông Tống Duy Tân - Phó Chánh Văn phòng;",
        "- Bà Nghiêm Thị Tỉnh - Chuyên viên.",
        "**2. Bên nhận: Ủy ban nhân dân xã Hòa Trạch**",
        "- Ông Phùng Văn Tỵ - Chủ tịch.",
        "Hai bên thống nhất bàn giao các thiết bị sau:",
    )
    sheet.table(
        [
            ["TT", "Tên thiết bị", "Số lượng", "Tình trạng"],
            ["1", "Màn hình 75 inch", "02", "Mới 100%"],
            ["2", "Bộ micro hội nghị", "01", "Mới 100%"],
        ],
        size=13,
    )
    sheet.text("Biên bản được lập thành 02 bản, mỗi bên giữ 01 bản có giá trị như nhau./.")
    sheet.two_signers(("ĐẠI DIỆN BÊN NHẬN", "Phùng Văn Tỵ"), ("ĐẠI DIỆN BÊN GIAO", "Tống Duy Tân"))
    return sheet.content()


@stranger
def giấy_giới_thiệu():
    sheet = Sheet(Hand(line=1.5))
    sheet.head(
        "UBND TỈNH AN SƠN", "SỞ NỘI VỤ", "Số: 88/GGT-SNV", "An Sơn, ngày 02 tháng 3 năm 2026"
    )
    sheet.title("GIẤY GIỚI THIỆU")
    sheet.text(
        "Sở Nội vụ trân trọng giới thiệu:",
        "Ông: Chu Văn Thỉnh",
        "Chức vụ: Chuyên viên Phòng Công chức, viên chức",
        "Được cử đến: Sở Tài chính",
        "Về việc: Đối chiếu quỹ tiền lương năm 2026.",
        "Đề nghị Quý cơ quan tạo điều kiện để ông có tên ở trên hoàn thành nhiệm vụ.",
        "Giấy này có giá trị đến hết ngày 31 tháng 3 năm 2026./.",
    )
    sheet.foot(["- Như trên;", "- Lưu: VT."], "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG", "Sơn Thị Rết")
    return sheet.content()


@stranger
def giấy_nghỉ_phép():
    sheet = Sheet(Hand(rules="raised"))
    sheet.head(
        "SỞ Y TẾ TỈNH AN SƠN",
        "TRUNG TÂM\nKIỂM NGHIỆM",
        "Số: 19/GNP-TTKN",
        "An Sơn, ngày 22 tháng 5 năm 2026",
    )
    sheet.title("GIẤY NGHỈ PHÉP")
    sheet.text(
        "Xét Đơn đề nghị nghỉ phép ngày 18 tháng 5 năm 2026 của bà Khúc Thị Hạnh, Trung tâm Kiểm nghiệm cấp cho:",
        "Bà: Khúc Thị Hạnh",
        "Chức vụ: Kiểm nghiệm viên",
        "Được nghỉ phép trong thời gian 05 ngày, kể từ ngày 25 tháng 5 năm 2026 đến hết ngày 29 tháng 5 năm 2026 tại xã Hòa Trạch, tỉnh An Sơn.",
        "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ phép năm 2026./.",
    )
    sheet.foot(["- Bà Khúc Thị Hạnh;", "- Lưu: VT, TCHC."], "GIÁM ĐỐC", "Quách Văn Thiện")
    return sheet.content()


@stranger
def phiếu_chuyển_đơn():
    sheet = Sheet(Hand(size=13, small=True))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "BAN TIẾP CÔNG DÂN",
        "Số: 140/PC-BTCD",
        "An Sơn, ngày 11 tháng 8 năm 2026",
    )
    sheet.title("PHIẾU CHUYỂN", "Đơn kiến nghị của công dân")
    sheet.line("Kính gửi: Ủy ban nhân dân phường Đông Hà", before=6, after=6)
    sheet.text(
        "Ban Tiếp công dân nhận được đơn của ông Âu Văn Tám, trú tại tổ dân phố số 4, phường Đông Hà, kiến nghị về việc bồi thường khi thu hồi đất.",
        "Sau khi xem xét, căn cứ quy định của pháp luật về tiếp công dân, Ban Tiếp công dân chuyển đơn đến Ủy ban nhân dân phường Đông Hà để giải quyết theo thẩm quyền và thông báo kết quả cho công dân./.",
    )
    sheet.foot(
        ["- Như trên;", "- Ông Âu Văn Tám;", "- Lưu: VT, BTCD."],
        "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN",
        "Lâm Thị Sen",
    )
    return sheet.content()


@stranger
def giấy_ủy_quyền():
    sheet = Sheet(Hand(rules="underscores"))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "BAN QUẢN LÝ DỰ ÁN\nĐẦU TƯ XÂY DỰNG",
        "Số: 02/GUQ-BQLDA",
        "An Sơn, ngày 13 tháng 10 năm 2026",
    )
    sheet.title("GIẤY ỦY QUYỀN", "Về việc ký hồ sơ thanh toán")
    sheet.text(
        "Tôi là Vương Đình Bảng, Giám đốc Ban Quản lý dự án đầu tư xây dựng tỉnh An Sơn, ủy quyền cho ông Hứa Văn Khải, Phó Giám đốc, ký hồ sơ thanh toán các gói thầu có giá trị dưới 500 triệu đồng trong thời gian từ ngày 15 tháng 10 năm 2026 đến ngày 30 tháng 10 năm 2026.",
        "Ông Hứa Văn Khải chịu trách nhiệm trước pháp luật và trước Giám đốc về việc thực hiện nội dung ủy quyền này, không được ủy quyền lại./.",
    )
    sheet.foot(
        ["- Ông Hứa Văn Khải;", "- Kho bạc Nhà nước khu vực X;", "- Lưu: VT, KT."],
        "GIÁM ĐỐC",
        "Vương Đình Bảng",
    )
    return sheet.content()


@stranger
def báo_cáo_của_công_đoàn():
    sheet = Sheet(Hand(before=6, line=1.15))
    sheet.head(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN SƠN",
        "CÔNG ĐOÀN NGÀNH Y TẾ",
        "Số: 33/BC-CĐN",
        "An Sơn, ngày 15 tháng 12 năm 2026",
    )
    sheet.title("BÁO CÁO", "Kết quả hoạt động công đoàn năm 2026")
    sheet.text(
        "Thực hiện Chương trình công tác năm 2026, Công đoàn ngành Y tế báo cáo kết quả như sau:",
        "**I. TÌNH HÌNH ĐOÀN VIÊN, NGƯỜI LAO ĐỘNG**",
        "Tổng số đoàn viên là 3.214 người, sinh hoạt tại 42 công đoàn cơ sở.",
        "**II. KẾT QUẢ HOẠT ĐỘNG**",
        "**1. Chăm lo, bảo vệ quyền lợi của đoàn viên**",
        "1.1. Thăm hỏi, trợ cấp khó khăn cho 212 lượt đoàn viên với số tiền 168 triệu đồng.",
        "1.2. Tổ chức chương trình “Tết sum vầy” cho 150 đoàn viên.",
        "**2. Tuyên truyền, giáo dục**",
        "2.1. Tổ chức 06 hội nghị phổ biến pháp luật.",
        "2.2. Phát động 02 đợt thi đua ngắn ngày./.",
    )
    sheet.foot(
        ["- LĐLĐ tỉnh;", "- Các CĐCS;", "- Lưu: VT."], "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH", "Tăng Thị Ngà"
    )
    return sheet.content()


@stranger
def thông_báo_có_bảng_lồng_nhau():
    sheet = Sheet(Hand(font="run", head="one row"))
    sheet.head(
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO AN SƠN",
        "TRƯỜNG TRUNG HỌC PHỔ THÔNG\nNẬM HOA",
        "Số: 45/TB-THPTNH",
        "Nậm Hoa, ngày 27 tháng 02 năm 2026",
    )
    sheet.title("THÔNG BÁO", "Lịch kiểm tra giữa học kỳ II năm học 2025 - 2026")
    sheet.text("Trường Trung học phổ thông Nậm Hoa thông báo lịch kiểm tra giữa học kỳ II như sau:")
    table = sheet.table(
        [["Ngày", "Nội dung"], ["16/3/2026", ""], ["17/3/2026", "Toán, Vật lí"]], (40, 125), 13
    )
    sheet.table(
        [["Buổi", "Môn"], ["Sáng", "Ngữ văn"], ["Chiều", "Tiếng Anh"]],
        size=12,
        at=table.rows[1].cells[1],
    )
    table.rows[1].cells[1].add_paragraph()
    sheet.text("Các tổ chuyên môn, giáo viên và học sinh thực hiện nghiêm túc Thông báo này./.")
    sheet.foot(
        ["- Các tổ chuyên môn;", "- Lưu: VT."],
        "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG",
        "Trương Công Định Hải",
    )
    return sheet.content()


@stranger
def đề_án_đánh_số_tự_động():
    sheet = Sheet(Hand(font="theme", line=1.15))
    sheet.head(
        "UBND TỈNH AN SƠN", "SỞ CÔNG THƯƠNG", "Số: 02/ĐA-SCT", "An Sơn, ngày 12 tháng 01 năm 2026"
    )
    sheet.title("ĐỀ ÁN", "Phát triển chợ nông thôn giai đoạn 2026 - 2030")
    sheet.text(
        "**I. SỰ CẦN THIẾT**",
        "Toàn tỉnh có 96 chợ, trong đó 71 chợ ở nông thôn đã xuống cấp.",
        "**II. NHIỆM VỤ**",
    )
    sheet.listed(
        "Đầu tư, nâng cấp 40 chợ hạng ba theo thứ tự ưu tiên.",
        "Chuyển đổi mô hình quản lý đối với các chợ có đủ điều kiện.",
        style="List Bullet 2",
    )
    sheet.text(
        "**III. KINH PHÍ**",
        "Tổng kinh phí dự kiến 126 tỷ đồng, từ ngân sách và nguồn xã hội hóa./.",
    )
    sheet.foot(
        ["- UBND tỉnh;", "- Các phòng thuộc Sở;", "- Lưu: VT, QLTM."],
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        "Bạch Thị Liễu",
    )
    return sheet.content()


@stranger
def bản_thỏa_thuận_hợp_tác():
    sheet = Sheet(Hand(indent_mm=12.7))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "TRUNG TÂM XÚC TIẾN\nDU LỊCH",
        "Số: 01/BTT-TTXTDL",
        "An Sơn, ngày 18 tháng 5 năm 2026",
    )
    sheet.title("BẢN THỎA THUẬN", "Hợp tác quảng bá du lịch năm 2026")
    sheet.text(
        "Hôm nay, ngày 18 tháng 5 năm 2026, tại tỉnh An Sơn, hai bên gồm:",
        "BÊN A: Trung tâm Xúc tiến du lịch tỉnh An Sơn.",
        "BÊN B: Công ty cổ phần Lữ hành Sao Khuê.",
        "Hai bên thỏa thuận như sau:",
        "**Điều 1. Nội dung hợp tác**",
        "1. Xây dựng 03 sản phẩm du lịch mới tại vùng hồ Nậm Hoa.",
        "2. Tổ chức 02 đoàn khảo sát dành cho các công ty lữ hành.",
        "**Điều 2. Trách nhiệm của các bên**",
        "a) Bên A cung cấp thông tin, hình ảnh;",
        "b) Bên B bố trí phương tiện, nhân lực.",
        "**Điều 3. Hiệu lực**",
        "Bản thỏa thuận có hiệu lực từ ngày ký đến hết ngày 31 tháng 12 năm 2026./.",
    )
    sheet.two_signers(
        ("ĐẠI DIỆN BÊN A\nGIÁM ĐỐC", "Lưu Thế Vinh"), ("ĐẠI DIỆN BÊN B\nGIÁM ĐỐC", "Giáp Thị Cúc")
    )
    return sheet.content()


# ---------------------------------------------------------------- thói quen riêng của người soạn


@stranger
def bảng_đầu_ba_cột_và_ngắt_dòng_trong_đoạn():
    sheet = Sheet(Hand())
    table = sheet.grid(1, (60, 5, 100))
    left, _, right = table.rows[0].cells
    paragraph = sheet.line("UBND TỈNH AN SƠN\n", size=13, at=left)
    sheet.run(paragraph, "SỞ TƯ PHÁP", 13, True)
    sheet.rule("SỞ TƯ PHÁP", 0.4, left, 13)
    sheet.line("Số:          /STP-VP", size=13, at=left)
    sheet.line("V/v góp ý dự thảo Quyết định", size=13, before=6, at=left)
    sheet.line("của Ủy ban nhân dân tỉnh", size=13, at=left)
    paragraph = sheet.line(NATION + "\n", size=13, bold=True, at=right)
    sheet.run(paragraph, "Độc lập - Tự do - Hạnh phúc", 14, True)
    sheet.rule("Độc lập - Tự do - Hạnh phúc", 1, right, 14)
    sheet.line("An Sơn, ngày       tháng 5 năm 2026", size=14, italic=True, at=right)
    sheet.blank()
    sheet.line("Kính gửi: Sở Nông nghiệp và Môi trường")
    sheet.text(
        "Sở Tư pháp nhận được Công văn số 815/SNNMT-PC ngày 04/5/2026 của Sở Nông nghiệp và Môi trường đề nghị góp ý dự thảo Quyết định của Ủy ban nhân dân tỉnh. Sau khi nghiên cứu, Sở Tư pháp có ý kiến như sau:",
        "1. Về căn cứ ban hành: Đề nghị bổ sung Luật Ban hành văn bản quy phạm pháp luật ngày 19 tháng 02 năm 2025.",
        "2. Về nội dung: Tại điểm b khoản 2 Điều 5, đề nghị thay cụm từ “các cơ quan liên quan” bằng tên cơ quan cụ thể.",
        "Sở Tư pháp gửi Sở Nông nghiệp và Môi trường tổng hợp, hoàn thiện./.",
    )
    foot = sheet.grid(2, (85, 80))
    left, right = foot.rows[0].cells
    sheet.line("Nơi nhận:", size=12, bold=True, italic=True, align="left", at=left)
    for words in ("- Như trên;", "- Giám đốc Sở (để b/c);", "- Lưu: VT, XDVB&QLXLVPHC."):
        sheet.line(words, size=11, align="left", at=left)
    sheet.line("KT. GIÁM ĐỐC", bold=True, at=right)
    sheet.line("PHÓ GIÁM ĐỐC", bold=True, at=right)
    sheet.line("", at=right)
    sheet.line("", at=right)
    sheet.line("Kpă Y Lêng", bold=True, at=foot.rows[1].cells[1])
    sheet.blank()
    return sheet.content()


@stranger
def quyết_định_đánh_số_điều_tự_động():
    sheet = Sheet(Hand(before=6))
    sheet.head(
        "UBND TỈNH ĐẮK NGUYÊN",
        "CHI CỤC KIỂM LÂM\nVÙNG HỒ",
        "Số: 31/QĐ-CCKL",
        "Đắk Nguyên, ngày 07 tháng 5 năm 2026",
    )
    sheet.title("QUYẾT ĐỊNH", "Về việc cử công chức đi đào tạo")
    sheet.line("CHI CỤC TRƯỞNG CHI CỤC KIỂM LÂM VÙNG HỒ", bold=True, before=6, after=6)
    sheet.grounds(
        "Căn cứ Quyết định số 77/QĐ-SNNMT ngày 02 tháng 7 năm 2025 của Giám đốc Sở Nông nghiệp và Môi trường quy định chức năng, nhiệm vụ của Chi cục Kiểm lâm vùng hồ;",
        "Xét đề nghị của Trưởng phòng Tổ chức, Xây dựng lực lượng.",
    )
    sheet.line("QUYẾT ĐỊNH:", bold=True, before=6, after=6)
    numbering = sheet.word.part.numbering_part.element
    numbering.insert(
        0,
        xml(
            '<w:abstractNum w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            '<w:suff w:val="space"/><w:lvlText w:val="Điều %1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(xml('<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for words in (
        "Cử ông Y Thông Niê Kdăm, Hạt trưởng Hạt Kiểm lâm Ea Súp, tham gia lớp bồi dưỡng nghiệp vụ tại Hà Nội từ ngày 18/5/2026 đến ngày 29/5/2026.",
        "Kinh phí chi từ nguồn kinh phí đào tạo, bồi dưỡng năm 2026.",
        "Các ông, bà: Trưởng phòng Tổ chức, Xây dựng lực lượng, Hạt trưởng Hạt Kiểm lâm Ea Súp và ông Y Thông Niê Kdăm chịu trách nhiệm thi hành Quyết định này./.",
    ):
        sheet.text(words)
        sheet.word.paragraphs[-1]._p.get_or_add_pPr().append(
            xml('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>')
        )
    sheet.foot(["- Như Điều 3;", "- Lưu: VT, TCXDLL."], "CHI CỤC TRƯỞNG", "H’Bia Ayun")
    return sheet.content()


@stranger
def báo_cáo_có_đơn_vị_tính_và_chú_thích_bảng():
    sheet = Sheet(Hand(font="theme", line=1.2))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "KHO BẠC NHÀ NƯỚC\nKHU VỰC X",
        "Số: 61/BC-KBKVX",
        "An Sơn, ngày 10 tháng 7 năm 2026",
    )
    sheet.title("BÁO CÁO", "Tình hình giải ngân vốn đầu tư công 6 tháng đầu năm 2026")
    sheet.text(
        "Kho bạc Nhà nước khu vực X báo cáo tình hình giải ngân như sau:",
        "**I. KẾT QUẢ GIẢI NGÂN**",
        "Kết quả giải ngân theo nguồn vốn tại Bảng 1.",
    )
    sheet.line("Bảng 1. Kết quả giải ngân theo nguồn vốn", bold=True, before=6)
    sheet.line("Đơn vị tính: triệu đồng", size=12, italic=True, align="right")
    sheet.table(
        [
            ["Nguồn vốn", "Kế hoạch", "Giải ngân", "Tỷ lệ"],
            ["Ngân sách trung ương", "120.000", "54.300", "45,3%"],
            ["Ngân sách địa phương", "310.500", "171.200", "55,1%"],
        ]
    )
    sheet.line(
        "Nguồn: Tổng hợp của Kho bạc Nhà nước khu vực X",
        size=12,
        italic=True,
        align="left",
        before=3,
    )
    sheet.text("**II. NGUYÊN NHÂN**")
    for words in (
        "Vướng mắc về giải phóng mặt bằng.",
        "Một số nhà thầu năng lực hạn chế, thi công cầm chừng, chưa tập trung nhân lực, thiết bị cho công trình.",
    ):
        sheet.line(words, align="both", before=6)
        sheet.word.paragraphs[-1].style = sheet.word.styles["List Bullet"]
    sheet.text(
        "**III. ĐỀ XUẤT**",
        "Đề nghị các chủ đầu tư gửi hồ sơ thanh toán qua địa chỉ dvc.kbkvx.example.vn hoặc thư điện tử:",
    )
    paragraph = sheet.word.paragraphs[-1]
    paragraph._p.append(
        xml(
            '<w:hyperlink w:anchor="x"><w:r><w:rPr><w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> hoso@kbkvx.example.vn</w:t></w:r></w:hyperlink>'
        )
    )
    sheet.text("Trên đây là báo cáo của Kho bạc Nhà nước khu vực X./.")
    sheet.foot(
        ["- Kho bạc Nhà nước;", "- Sở Tài chính;", "- Lưu: VT, KT (05b)."],
        "GIÁM ĐỐC",
        "Nguyễn Hữu Toàn",
    )
    sheet.number_pages()
    return sheet.content()


@stranger
def kế_hoạch_của_ban_chỉ_đạo():
    sheet = Sheet(Hand(line=1.1, indent_mm=12.7))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "BAN CHỈ ĐẠO\nCHUYỂN ĐỔI SỐ",
        "Số: 07/KH-BCĐ",
        "An Sơn, ngày 23 tháng 01 năm 2026",
    )
    sheet.title("KẾ HOẠCH", "Hoạt động của Ban Chỉ đạo chuyển đổi số tỉnh năm 2026")
    sheet.text(
        "**I. MỤC TIÊU**",
        "100% thủ tục hành chính đủ điều kiện được cung cấp dịch vụ công trực tuyến toàn trình.",
        "**II. NHIỆM VỤ**",
        "__1. Hạ tầng số__: Xóa các vùng lõm sóng ở 12 bản vùng cao.",
        "__2. Dữ liệu số__: Kết nối, chia sẻ dữ liệu dân cư, đất đai.",
        "**III. TỔ CHỨC THỰC HIỆN**",
        "Các thành viên Ban Chỉ đạo căn cứ nhiệm vụ được phân công tổ chức thực hiện./.",
    )
    table = sheet.grid(1, (85, 80))
    left, right = table.rows[0].cells
    sheet.line("Nơi nhận:", size=12, bold=True, italic=True, align="left", at=left)
    for words in (
        "- Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo (để b/c);",
        "- Thành viên Ban Chỉ đạo;",
        "- Lưu: VT, BCĐ.",
    ):
        sheet.line(words, size=11, align="left", at=left)
    for words in ("TM. BAN CHỈ ĐẠO", "PHÓ TRƯỞNG BAN", "", "", ""):
        sheet.line(words, bold=True, at=right)
    sheet.line("GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", size=13, bold=True, at=right)
    sheet.line("Tòng Văn Hịa", bold=True, at=right)
    sheet.blank()
    return sheet.content()


@stranger
def kế_hoạch_phối_hợp_hai_cơ_quan():
    sheet = Sheet(Hand())
    sheet.head(
        "",
        "CÔNG AN TỈNH -\nHỘI NÔNG DÂN TỈNH AN SƠN",
        "Số: 03/KH-CA-HND",
        "An Sơn, ngày 27 tháng 3 năm 2026",
    )
    sheet.title("KẾ HOẠCH", "Phối hợp phòng, chống lừa đảo ở nông thôn năm 2026")
    sheet.text(
        "Công an tỉnh và Hội Nông dân tỉnh An Sơn thống nhất kế hoạch phối hợp như sau:",
        "**I. NỘI DUNG**",
        "Tổ chức 20 buổi tuyên truyền tại các chi hội.",
        "**II. THỰC HIỆN**",
        "Hai cơ quan giao Phòng Tham mưu và Văn phòng Hội theo dõi, đôn đốc, báo cáo hằng quý./.",
    )
    sheet.two_signers(
        ("TM. HỘI NÔNG DÂN TỈNH\nCHỦ TỊCH", "Lý Thị Mẩy"),
        ("KT. GIÁM ĐỐC CÔNG AN TỈNH\nPHÓ GIÁM ĐỐC", "Đại tá Trịnh Đình Quang"),
        ["- Lãnh đạo hai cơ quan;", "- Lưu: VT."],
    )
    return sheet.content()


@stranger
def tờ_trình_có_nơi_gửi_trong_bảng():
    sheet = Sheet(Hand(head="four rows", size=13, small=True))
    sheet.head(
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTỈNH AN SƠN",
        "TRUNG TÂM GIÁO DỤC\nTHƯỜNG XUYÊN",
        "Số: 21/TTr-TTGDTX",
        "An Sơn, ngày 11 tháng 6 năm 2026",
    )
    sheet.title("TỜ TRÌNH", "Về việc mua sắm thiết bị dạy học")
    table = sheet.grid(1, (65, 95))
    left, right = table.rows[0].cells
    sheet.line("Kính gửi:", align="right", at=left)
    sheet.line("", at=right)
    sheet.line("- Sở Giáo dục và Đào tạo;", align="left", at=right)
    sheet.line("- Sở Tài chính.", align="left", at=right)
    sheet.text(
        "Để chuẩn bị cho năm học 2026 - 2027, Trung tâm kính trình Sở Giáo dục và Đào tạo, Sở Tài chính xem xét, cho phép mua sắm 40 bộ máy tính, dự toán 620 triệu đồng (có dự toán chi tiết kèm theo).",
        "Trung tâm kính mong được quan tâm, phê duyệt./.",
    )
    sheet.foot(["- Như trên;", "- Lưu: VT, KT."], "Q. GIÁM ĐỐC", "ThS. Hồ Văn Chỉnh")
    return sheet.content()


@stranger
def kế_hoạch_điện_tử_phụ_lục_để_trống_số():
    sheet = Sheet(Hand(left_mm=30, right_mm=20, head="two rows", small=True, size=13))
    sheet.head(
        "UBND TỈNH AN SƠN",
        "SỞ Y TẾ",
        "Số:         /KH-SYT",
        "An Sơn, ngày        tháng        năm 2026",
    )
    sheet.title("KẾ HOẠCH", "Tiêm chủng mở rộng năm 2026")
    sheet.text(
        "**I. MỤC TIÊU**",
        "Tỷ lệ trẻ dưới 01 tuổi được tiêm đầy đủ đạt trên 95% (chỉ tiêu từng xã tại Phụ lục kèm theo).",
        "**II. THỰC HIỆN**",
        "Trung tâm Kiểm soát bệnh tật tỉnh chủ trì thực hiện./.",
    )
    sheet.foot(
        ["- Bộ Y tế (b/c);", "- Các đơn vị trực thuộc;", "- Lưu: VT, NVY."],
        "GIÁM ĐỐC",
        "Nông Thị Duyên",
    )
    sheet.number_pages()
    sheet.appendix(
        "Phụ lục",
        "CHỈ TIÊU TIÊM CHỦNG NĂM 2026",
        "(Kèm theo Kế hoạch số         /KH-SYT ngày      tháng      năm 2026 của Sở Y tế)",
    )
    sheet.table([["TT", "Xã, phường", "Số trẻ"], ["1", "Xã Hòa Trạch", "212"]], size=12)
    return sheet.content()
