"""What happened to the assessment so far, in one small line."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import clear


class Timeline(QWidget):
    """Steps in the order they happened; the last one is where it stands now."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._flow = FlowLayout(self, STEP)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_steps(self, steps: tuple[str, ...]) -> None:
        clear(self._flow)
        self.setAccessibleName(f"{self._name} {'→'.join(steps)}")
        self._flow.addWidget(Label(self._name, "heading"))
        for place, step in enumerate(steps, start=1):
            is_last = place == len(steps)
            self._flow.addWidget(Label(step if is_last else f"{step}　→", "small"))
