"""Random standards, printed in any of the official ways, read back as they are."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ksa_assess.domain.standard_document import standard_to_data
from tests.ingest.printing import Printer
from tests.ingest.sources import read_text
from tests.ingest.standards import standards


@settings(
    max_examples=150,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.data(), st.booleans())
def test_what_is_printed_is_read_back(data: st.DataObject, is_merged: bool) -> None:
    standard = data.draw(standards(is_merged=is_merged))
    text = Printer(data.draw).document(standard, is_merged=is_merged)
    document = read_text(text)
    assert standard_to_data(document.standard) == standard_to_data(standard), text
    assert not document.needs_decision, document.issues
