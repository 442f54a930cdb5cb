"""One run of the window: the application, the opened profile, the settings in force.

The empty window is painted first; only then are the services imported and the data opened.
"""

import logging
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, QTranslator, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ksa_assess.gui.garbage import GarbageCollection
from ksa_assess.gui.main_window import MainWindow, Visit
from ksa_assess.gui.mistakes import Mistakes
from ksa_assess.runtime import crash
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Settings, SettingsFile, Theme
from ksa_assess.runtime.texts import Texts, default_language

if TYPE_CHECKING:
    from ksa_assess.gui.context import Context
    from ksa_assess.gui.dialogs import Dialogs
    from ksa_assess.services.profile import Profile

_log = logging.getLogger(__name__)

# A change of one of these shows on pages that are built already.
_SHOWN = frozenset({"language", "theme", "text_size", "calendar"})
_HOME = Visit("home", {})
# Pages that are remembered together with the assessment they show.
_OF_AN_ASSESSMENT = frozenset(
    {
        *("walk", "results", "report", "hand_over", "acknowledge"),
        *("review", "review_walk", "talk"),
    }
)
# Of an assessment; Python itself refuses to read one of thousands of digits.
_NUMBER = re.compile(r"[0-9]{1,18}")


def run(paths: DataPaths, language: str | None) -> int:
    """Show the window until it is closed; returns the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("ksa-assess")
    session = Session(application, paths, language)
    session.window.first_painted.connect(session.watch_for_mistakes)
    session.opened.connect(lambda: session.watch_over(application))
    session.window.show()
    code = application.exec()
    session.close()
    crash.stop_watching_native(crash.native_trace(paths.log))
    return code


class Session(QObject):
    """Makes the window and its context.

    The window is painted empty, then filled, then the data are opened: each step is seen before
    the next one begins. Signals: opened() when the first page is shown, failed() when the data
    could not be opened.
    """

    opened = Signal()
    failed = Signal()

    def __init__(
        self,
        application: QApplication,
        paths: DataPaths,
        language: str | None = None,
        dialogs: "Dialogs | None" = None,
    ) -> None:
        super().__init__()
        self._garbage = GarbageCollection(self)
        self.opened.connect(self._garbage.begin)
        self.failed.connect(self._garbage.begin)
        self._application = application
        self._paths = paths
        self._language = language
        self._file = SettingsFile(paths.settings)
        self._trouble: SentenceError | None = None
        self._put_aside: Path | None = None
        self._last_crash = ""
        self.settings = self._load_settings()
        self.profile: Profile | None = None
        self._dialogs = dialogs
        self._translator = QTranslator(self)
        self.window = MainWindow(self.texts("program.name"))
        self._show_ground()
        if self.settings.window_geometry:
            self.window.restore_geometry_text(self.settings.window_geometry)
        self.window.first_painted.connect(self._fill)
        self.window.closing.connect(self._remember)
        self._mistakes = Mistakes(self.window, paths.log, lambda: self.texts, lambda: self.dialogs)

    def _show_ground(self) -> None:
        """The empty window in the theme's ground: a dark one must not begin with a flash."""
        if self.settings.theme is Theme.SYSTEM:
            return
        from ksa_assess.gui.theme.tokens import DARK, LIGHT

        colours = DARK if self.settings.theme is Theme.DARK else LIGHT
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(colours.canvas))
        self.window.setPalette(palette)

    def _fill(self) -> None:
        """The look, the rail and the worker; the data come when this is on the screen."""
        from ksa_assess.gui.change_hub import ChangeHub
        from ksa_assess.gui.dialogs import Dialogs
        from ksa_assess.gui.tasks import Tasks
        from ksa_assess.gui.theme.icons import program_icon

        self.hub = ChangeHub(self)
        self.tasks = Tasks(self)
        self.dialogs = self._dialogs or Dialogs()
        self.window.setPalette(QPalette())
        self._apply_look()
        self._application.setWindowIcon(program_icon())
        self._application.styleHints().colorSchemeChanged.connect(self._on_system_look_changed)
        self.window.build(self.texts)
        self.window.show_waiting(self.texts("session.opening"))
        QTimer.singleShot(0, self, self.open)

    @property
    def texts(self) -> Texts:
        return Texts(self._language or self.settings.language or default_language())

    def open(self) -> None:
        """Open the data and show the first page, or say calmly why it cannot be done."""
        from ksa_assess.runtime.logs import start_log
        from ksa_assess.services.profile import open_profile

        try:
            self._paths.prepare()
            start_log(self._paths.log)
            self.profile = open_profile(self._paths, owner="window")
        except SentenceError as error:
            _log.warning("profile not opened: %s", error.key)
            self._show_failure(error)
            return
        self._last_crash = crash.take_native(crash.native_trace(self._paths.log))
        self._listen_for_calls()
        self.window.start(self._context(), self._first_visit())
        self._say_what_went_wrong()
        self.opened.emit()

    def change_settings(self, **changes: Any) -> None:
        """See `context.SettingsChange`."""
        changed = replace(self.settings, **changes)
        try:
            self._file.save(changed)
        except SentenceError as error:
            self._say_trouble(self.texts.sentence(error))
            return
        self.settings = changed
        if "language" in changes:
            self._language = None
        if _SHOWN & changes.keys():
            self._apply_look()
            self.window.renew(self._context())

    def _on_system_look_changed(self) -> None:
        """The system went from light to dark, or back, while the program leaves it to it."""
        if self.settings.theme is Theme.SYSTEM and self.profile:
            self._apply_look()
            self.window.renew(self._context())

    def watch_for_mistakes(self) -> None:
        """From now on a mistake of ours is logged and said in a dialog; the window stays."""
        self._mistakes.watch()

    def watch_over(self, application: QApplication) -> None:
        """What may end the whole process: crashes below Python, and the system."""
        from ksa_assess.gui.system_end import SystemEnd

        crash.watch_native(crash.native_trace(self._paths.log))
        end = SystemEnd(application)
        end.session_ending.connect(self.window.flush)
        end.session_ending.connect(self._remember)
        end.asked.connect(self.window.leave)
        end.asked.connect(application.quit)

    def _listen_for_calls(self) -> None:
        """Another window that finds the data held may ask this one to come to the front."""
        from ksa_assess.gui.window_call import WindowCall

        self.calls = WindowCall(self._call_file, self)
        self.calls.called.connect(self.window.come_to_front)
        self.calls.listen()

    @property
    def _call_file(self) -> Path:
        return self._paths.lock.with_suffix(".call")

    def close(self) -> None:
        """After the window: end the worker and let go of the data folder."""
        if self.profile:
            self.tasks.close()
            self.profile.close()
            self.profile = None
        self._garbage.end()

    def _context(self) -> "Context":
        from ksa_assess.gui.context import Context
        from ksa_assess.wording import Wording

        if self.profile is None:
            raise RuntimeError("no profile is open")
        texts = self.texts
        return Context(
            profile=self.profile,
            present_settings=lambda: self.settings,
            texts=texts,
            wording=Wording(texts, self.settings.calendar),
            hub=self.hub,
            tasks=self.tasks,
            dialogs=self.dialogs,
            shell=self.window,
            change_settings=self.change_settings,
        )

    def _load_settings(self) -> Settings:
        """The defaults stand in where the file cannot be read; it is said when there is a page."""
        try:
            settings, self._put_aside = self._file.load()
        except SentenceError as error:
            self._trouble = error
            return Settings()
        return settings

    def _say_what_went_wrong(self) -> None:
        """What did not keep the window from opening: the settings file, today's backup."""
        if self._trouble:
            self._say_trouble(self.texts.sentence(self._trouble))
        elif self._put_aside:
            self._say_trouble(self.texts("settings.put_aside", file=self._put_aside))
        elif self.profile and self.profile.backup_trouble:
            self._say_trouble(self.texts.sentence(self.profile.backup_trouble))
        elif self._last_crash:
            self._say_last_crash()

    def _say_last_crash(self) -> None:
        from ksa_assess.gui.notice import Notice

        sentence = self.texts("session.last_crash", file=self._paths.log)
        folder = self._paths.log.parent
        self.window.show_notice(
            Notice(
                sentence,
                action=self.texts("crash.open_log"),
                act=lambda: self.dialogs.open_folder(folder),
            )
        )

    def _say_trouble(self, sentence: str) -> None:
        from ksa_assess.gui.notice import Notice

        self.window.show_notice(Notice.trouble(sentence))

    def _apply_look(self) -> None:
        from ksa_assess.gui.theme import appearance
        from ksa_assess.gui.theme.fonts import load_fonts

        load_fonts()
        look = appearance.chosen(self.settings.theme, self.settings.text_size)
        appearance.apply(self._application, look)
        self._application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{self.texts.language}", folder):
            self._application.installTranslator(self._translator)

    def _show_failure(self, error: SentenceError) -> None:
        from ksa_assess.gui.widgets.failure import FailurePanel

        is_window = error.key == "storage.held_by_window"
        panel = FailurePanel(self.texts, self.texts.sentence(error), has_window=is_window)
        panel.retry_asked.connect(self.open)
        panel.folder_asked.connect(lambda: self.dialogs.open_folder(self._paths.root))
        panel.window_asked.connect(self._call_the_other)
        self.window.show_panel(panel)
        panel.first_focus().setFocus()
        self.failed.emit()

    def _call_the_other(self) -> None:
        """It comes to the front and this one, which can do nothing, goes."""
        from ksa_assess.gui.window_call import WindowCall

        call = WindowCall(self._call_file, self)
        call.answered.connect(self.window.close)
        call.ask()

    def _first_visit(self) -> Visit:
        name, _, number = (self.settings.last_page or "").partition(":")
        if name in _OF_AN_ASSESSMENT and _NUMBER.fullmatch(number):
            return Visit(name, {"assessment_id": int(number)})
        return Visit(name, {}) if name in {"team", "library", "help", "settings"} else _HOME

    def _remember(self) -> None:
        """Where the window stood, and at which page; not worth a word if it cannot be saved."""
        visit = self.window.visit
        if self.profile is None or visit is None:
            return
        number = visit.arguments.get("assessment_id")
        page = visit.name if number is None else f"{visit.name}:{number}"
        remembered = replace(
            self.settings, window_geometry=self.window.geometry_text(), last_page=page
        )
        try:
            self._file.save(remembered)
        except SentenceError as error:
            _log.warning("window place not remembered: %s", error.key)
