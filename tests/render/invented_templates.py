"""Templates of every shape: one thing at a time, and at random from a seed."""

import random

from docx import Document
from docx.shared import Pt
from docxtpl import Listing, RichText, RichTextParagraph

FIELDS = {
    "ten": "Sở Nội vụ & “Đối tác” <x> 'y' \"z\"",
    "so": 7,
    "khong": 0,
    "trong": [],
    "mau": "FFDD00",
    "chu": {"ho": "Lê", "ten": "An & Bình"},
    "ds": [
        {"ten": "Lê An", "muc": 1, "con": ["a", "b"], "mau": "FF0000"},
        {"ten": "Vũ < Bình", "muc": 2, "con": [], "mau": "00FF00"},
        {"ten": "Hồ\nCúc", "muc": 3, "con": ["c & d"], "mau": "8888FF"},
    ],
    "cot": ["một", "hai", "ba", "bốn"],
    "liet_ke": Listing("dòng một\ndòng <hai>"),
    "doan": Listing("đoạn một\ađoạn <hai>\fsang trang\tthụt"),
    "dam": RichText("đậm & rõ", bold=True, color="#ff0000"),
    "gay": RichText("dòng\nhai\tba", italic=True),
    "khoi": RichTextParagraph("một đoạn", parastyle="Normal"),
}


class Template:
    """A template by what stands in it, one call for each thing."""

    def __init__(self, path):
        self.path = path
        self.document = Document()

    def body(self, *texts):
        for text in texts:
            self.document.add_paragraph(text)
        return self

    def runs(self, *texts):
        paragraph = self.document.add_paragraph()
        for number, text in enumerate(texts):
            run = paragraph.add_run(text)
            run.bold = bool(number % 2)
            run.font.size = Pt(10 + number)
        return self

    def table(self, *rows):
        table = self.document.add_table(len(rows), max(map(len, rows)))
        for cells, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, texts, strict=False):
                first, *others = text.split("\n")
                cell.paragraphs[0].text = first
                for other in others:
                    cell.add_paragraph(other)
        return self

    def head(self, text):
        self.document.sections[0].header.paragraphs[0].text = text
        return self

    def foot(self, text):
        self.document.sections[0].footer.paragraphs[0].text = text
        return self

    def title(self, text):
        self.document.core_properties.title = text
        return self

    def save(self):
        self.document.save(self.path)
        return self.path


SHAPES = {
    "paragraphs in a loop": lambda t: t.body("{%p for d in ds %}", "- {{ d.ten }};", "{%p endfor %}"),
    "a loop within a paragraph": lambda t: t.body("{% for d in ds %}{{ d.ten }}, {% endfor %}hết"),
    "runs in a loop": lambda t: t.runs(
        "Gồm ", "{%r for d in ds %}", "{{ d.ten }}", "{% if not loop.last %}, {% endif %}",
        "{%r endfor %}",
    ),
    "a tag split over runs": lambda t: t.runs("{", "{ te", "n }", "} và {% if", " so %}có{% en", "dif %}"),
    "conditions": lambda t: t.body(
        "{% if so > 5 %}nhiều{% elif so %}ít{% else %}không{% endif %}",
        "{%p if khong %}", "ẩn", "{%p else %}", "hiện", "{%p endif %}",
    ),
    "a condition in an expression": lambda t: t.body("{{ ten if so else chu.ho }} {{ 'a' if khong }}x"),
    "rows": lambda t: t.table(
        ["STT", "Tên"], ["{%tr for d in ds %}"], ["{{ loop.index }}", "{{ d.ten }}"],
        ["{%tr endfor %}"],
    ),
    "rows chosen": lambda t: t.table(
        ["STT"], ["{%tr for d in ds if d.muc > 1 %}"], ["{{ d.ten }}"], ["{%tr endfor %}"]
    ),
    "rows of rows": lambda t: t.table(
        ["STT", "Tên"], ["{%tr for d in ds %}"], ["{{ d.ten }}"], ["{%tr for c in d.con %}"],
        ["{{ c }}", "{{ loop.index }}/{{ loop.length }}"], ["{%tr endfor %}"], ["{%tr endfor %}"],
    ),
    "paragraphs in a cell": lambda t: t.table(
        ["a", "{%p for d in ds %}\n{{ d.ten }}\n{%p endfor %}\nhết"]
    ),
    "columns": lambda t: t.table(
        ["{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"],
        ["{%tc for c in cot %}", "{{ loop.index }}", "{%tc endfor %}"],
    ),
    "columns that vary by row": lambda t: t.table(
        ["STT", "{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"], ["{%tr for d in ds %}"],
        ["{{ d.ten }}", "{%tc for c in cot %}", "{{ d.muc }}", "{%tc endfor %}"], ["{%tr endfor %}"],
    ),
    "cells taken out by a remark": lambda t: t.table(
        ["{#tc một cột của bản nháp #}", "{{ ten }}", "b"], ["{#tc cũng vậy #}", "c", "d"]
    ),
    "a cell over columns": lambda t: t.table(["{% colspan so %}{{ ten }}", "b"], ["c", "d"]),
    "a coloured cell": lambda t: t.table(
        ["a"], ["{%tr for d in ds %}"], ["{% cellbg d.mau %}{{ d.ten }}"], ["{%tr endfor %}"]
    ),
    "cells merged downwards": lambda t: t.table(
        ["{%tr for d in ds %}"], ["{% vm %}{{ ten }}", "{{ d.ten }}"], ["{%tr endfor %}"]
    ),
    "cells merged sideways": lambda t: t.table(
        ["{%tc for c in cot %}", "{% hm %}{{ ten }}", "{%tc endfor %}"], ["a", "b", "c"]
    ),
    "head and foot": lambda t: t.head("{{ ten }}").foot("{% for d in ds %}{{ d.muc }} {% endfor %}").body("x"),
    "properties": lambda t: t.title("Về {{ cot[0] }}").body("{{ so }}"),
    "lines joined": lambda t: t.body(
        "{{ ten }}{% if so -%}", "tiếp", "{%- endif %} xong", "{% set a = so + 1 %}{{ a }}"
    ),
    "space kept and cut": lambda t: t.body("  {{ so }}  {{- so -}}  {{ so }} ", "\u00a0{{ so }}\u00a0"),
    "something remembered": lambda t: t.body(
        "{% set n = namespace(x=0) %}{% for d in ds %}{% set n.x = n.x + d.muc %}{% endfor %}{{ n.x }}"
    ),
    "a macro": lambda t: t.body("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(ten) }}"),
    "text kept for later": lambda t: t.body("{% set x %}a {{ ten }} b{% endset %}{{ x }}"),
    "filters": lambda t: t.body(
        "{{ ten|e }} {{ ten|upper }} {{ cot|join(', ') }} {{ cot|length }} {{ ds|sum(attribute='muc') }}",
        "{{ cot|first }} {{ '%05d'|format(so) }} {{ ten|replace('vụ', 'việc') }} {{ ten|truncate(9) }}",
    ),
    "methods and items": lambda t: t.body(
        "{{ ten.upper() }} {{ chu['ho'] }} {{ cot[-1] }} {{ cot[1:3]|join }} "
        "{% for k, v in chu.items() %}{{ k }}={{ v }};{% endfor %}"
    ),
    "arithmetic": lambda t: t.body("{{ so * 2 + 1 }} {{ so // 2 }} {{ so % 4 }} {{ 7 / 2 }} {{ so ~ ten }}"),
    "loop facts": lambda t: t.body(
        "{% for d in ds %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.cycle('a', 'b') }}"
        "{% if loop.first %}đầu{% endif %}{{ loop.length }}{% endfor %}"
    ),
    "an empty loop": lambda t: t.body("{% for d in trong %}{{ d }}{% else %}trống{% endfor %}"),
    "comments": lambda t: t.body("a{# ẩn #}b", "{#p ẩn #}", "c"),
    "braces": lambda t: t.body("{_{ so }_} {_% so %_} { so } {% raw %}{{ so }}{% endraw %}"),
    "listing": lambda t: t.body("trước {{ liet_ke }} sau"),
    "listing of paragraphs": lambda t: t.runs("trước ", "{{ doan }}", " sau"),
    "rich text": lambda t: t.body("trước {{r dam }} sau"),
    "rich text of lines": lambda t: t.body("trước {{r gay }} sau"),
    "rich paragraph": lambda t: t.body("trước", "{{p khoi }}", "sau"),
    "lines and tabs": lambda t: t.runs("a", "{{ 'x\\ty\\nz' }}", "b"),
    "recursion": lambda t: t.body(
        "{% for d in [[1, [2]], 3] recursive %}{% if d is iterable %}({{ loop(d) }}){% else %}{{ d }}"
        "{% endif %}{% endfor %}"
    ),
}  # fmt: skip


# ---------------------------------------------------------------- at random

EXPRESSIONS = [
    "ten", "so", "chu.ten", "chu['ho']", "cot[0]", "cot|join('; ')", "so + 1", "ten|upper", "ten|e",
    "ds[1].ten", "ds|length", "ten if so else so", "cot|last", "ds[2].ten", "liet_ke",
]  # fmt: skip
TESTS = ["so", "khong", "so > 5", "trong", "ten == 'x'", "not khong and so", "so is odd"]
OPEN = frozenset(["ten|e", "liet_ke", "so is odd"])  # of docxtpl, not in the language of forms
WORDS = ["Căn cứ", "& <b>", " hai  dấu cách ", "“ngoặc”", "", "a { b", "100 % x", "x-y", "\u00a0"]


class Invention:
    """A template at random, the same for the same seed."""

    def __init__(self, seed, expressions=EXPRESSIONS, tests=TESTS):
        self.chance = random.Random(seed)
        self.expressions, self.tests = expressions, tests
        self.depth = 0

    def one(self, *choices):
        return self.chance.choice(choices)

    def inline(self):
        if self.depth > 2:
            return self.value()
        self.depth += 1
        text = "".join(self.piece() for _ in range(self.chance.randint(1, 4)))
        self.depth -= 1
        return text

    def value(self):
        return f"{{{{ {self.chance.choice(self.expressions)} }}}}"

    def piece(self):
        match self.chance.randrange(7):
            case 0 | 1:
                return self.chance.choice(WORDS)
            case 2 | 3:
                return self.value()
            case 4:
                other = self.one(
                    "", f"{{% else %}}{self.inline()}", f"{{% elif so %}}{self.inline()}"
                )
                return f"{{% if {self.one(*self.tests)} %}}{self.inline()}{other}{{% endif %}}"
            case 5:
                return f"{{% for i in {self.one('cot', 'ds', 'trong')} %}}{{{{ loop.index }}}}{self.inline()}{{% endfor %}}"
            case _:
                return f"{{% set k{self.depth} = {self.one('so', 'ten')} %}}{{{{ k{self.depth} }}}}"

    def opening(self, kind):
        return self.one(
            (f"{{%{kind} for i in ds %}}", f"{{%{kind} endfor %}}"),
            (f"{{%{kind} for i in cot %}}", f"{{%{kind} endfor %}}"),
            (f"{{%{kind} if {self.one(*self.tests)} %}}", f"{{%{kind} endif %}}"),
        )

    def block(self, template):
        match self.chance.randrange(6):
            case 0:
                template.body(self.inline())
            case 1:
                template.runs(*(self.inline() for _ in range(self.chance.randint(1, 4))))
            case 2:
                start, end = self.opening("p")
                template.body(start)
                if self.depth < 3:
                    self.depth += 1
                    self.block(template)
                    self.depth -= 1
                template.body(self.inline(), end)
            case 3:
                start, end = self.opening("tr")
                template.table(
                    [self.inline(), self.inline()], [start], [self.inline(), self.inline()], [end]
                )
            case 4:
                start, end = self.opening("tc")
                template.table([self.inline(), start, self.inline(), end], [self.inline()])
            case _:
                start, end = self.opening("r")
                template.runs("x", start, self.inline(), end, "y")

    def write(self, path):
        template = Template(path)
        for _ in range(self.chance.randint(1, 5)):
            self.block(template)
        template.head(self.inline()).foot(self.inline())
        return template.save()
