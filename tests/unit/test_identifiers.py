from hypothesis import given
from hypothesis import strategies as st

from ksa_assess.domain.identifiers import code_order


def test_numbers_count_as_numbers() -> None:
    codes = ["T2.1", "T1.10", "K100", "T1.2", "K09", "K10", "P1.1.1", "一.1", ""]
    assert sorted(codes, key=code_order) == [
        "",
        "K09",
        "K10",
        "K100",
        "P1.1.1",
        "T1.2",
        "T1.10",
        "T2.1",
        "一.1",
    ]


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 3))
def test_the_order_is_that_of_the_numbers(first: int, second: int, zeros: int) -> None:
    padded = "0" * zeros
    assert (code_order(f"K{padded}{first}") < code_order(f"K{second}")) == (first < second)


def test_a_number_of_any_length_has_an_order() -> None:
    assert code_order("K1" + "0" * 5000) < code_order("K1" + "0" * 5001)
