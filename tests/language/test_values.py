import pytest

from paperwork.language.values import PLAIN

PEOPLE = [
    {"ten": "Lê An", "loai": "cá nhân", "muc": 2},
    {"ten": "Tổ 1", "loai": "tập thể", "muc": 3},
    {"ten": "Vũ Bình", "loai": "cá nhân", "muc": 1},
]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("{{ 'Sở Nội vụ Ửng'|in_hoa }}", "SỞ NỘI VỤ ỬNG"),
        ("{{ ds|map(attribute='ten')|join(', ') }}", "Lê An, Tổ 1, Vũ Bình"),
        ("{{ ds|join('; ', attribute='ten') }}", "Lê An; Tổ 1; Vũ Bình"),
        ("{{ ds|selectattr('loai', 'equalto', 'cá nhân')|list|length }}", "2"),
        ("{{ ds|rejectattr('loai', 'equalto', 'cá nhân')|map(attribute='ten')|first }}", "Tổ 1"),
        ("{{ ds|sum(attribute='muc') }}", "6"),
        ("{{ (ds|sort(attribute='muc')|last).ten }}", "Tổ 1"),
        (
            "{% for n in ds|groupby('loai') %}{{ n.grouper }}:{{ n.list|length }};{% endfor %}",
            "cá nhân:2;tập thể:1;",
        ),
        ("{% for n in ds|batch(2) %}{{ n|length }}{% endfor %}", "21"),
        ("{{ (7 / 2)|round }}", "4"),
        ("{{ 'Số ' ~ 5 ~ '/QĐ' }}", "Số 5/QĐ"),
        ("{{ vang|default('(chưa có)') }}", "(chưa có)"),
        ("{{ ' x '|trim|upper|lower|replace('x', 'y') }}", "y"),
        ("{% for i in range(3) %}{{ i }}{% endfor %}", "012"),
        ("{% for k, v in d.items() %}{{ k }}={{ v }}{% endfor %}", "a=1"),
        ("{% for x in ds %}{{ loop.cycle('1', '2') }}{% endfor %}", "121"),
    ],
)
def test_the_words_of_the_language(source, printed):
    assert PLAIN.from_string(source).render(ds=PEOPLE, d={"a": 1}) == printed
