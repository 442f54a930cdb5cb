"""What the keys and buttons of the rows do: rate, agree, take back, and say why something did not
happen."""

from collections.abc import Callable

from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.review.items_panel import ItemsPanel
from ksa_assess.gui.pages.review.keys import Command
from ksa_assess.gui.pages.review.presenter import ReviewPresenter
from ksa_assess.gui.reviewing.rating import SupervisorRating

Acts = dict[Command, Callable[[], object]]


class RowActs:
    """Acts at the present row of `items`; `renew` is called after what may have changed answers."""

    def __init__(
        self,
        context: Context,
        items: ItemsPanel,
        opened: Callable[[], ReviewPresenter],
        renew: Callable[[], None],
    ) -> None:
        self._context = context
        self._texts = context.texts
        self._items = items
        self._presenter = opened
        self._renew = renew
        self._is_offering_undo = False
        here = self._here
        self.by_command: Acts = {
            Command.AGREE: self._agree,
            Command.AGREE_TASK: self._agree_task,
            Command.NOT_APPLICABLE: self._not_applicable,
            Command.NOT_OBSERVED: lambda: self._do(lambda: self._rating.not_observed(here())),
            Command.FLAG: lambda: self._do(lambda: self._rating.toggle_flag(here())),
            Command.COMMENT: self._comment,
            Command.CLEAR: lambda: self._do(lambda: self._rating.clear(here())),
            Command.UNDO: self._undo,
            Command.REDO: lambda: self._retrace(self._rating.redo),
        }

    def rate(self, level: int) -> None:
        self._items.detail.close_reason()
        self._do(lambda: self._rating.rate(self._here(), level))

    @property
    def _rating(self) -> SupervisorRating:
        return self._presenter().rating

    def _here(self) -> str:
        return self._items.current

    def _do(self, act: Callable[[], object]) -> None:
        """Anything that stores at the present row."""
        if not self._here():
            return
        if not self._rating.is_editable:
            self._context.shell.show_notice(Notice(self._presenter().locked))
            return
        self._withdraw_offer()
        act()
        self._renew()
        if not self._rating.problem:
            self._items.announce()

    def _withdraw_offer(self) -> None:
        """Once something else was done, the undo that was offered would take back that."""
        if self._is_offering_undo:
            self._is_offering_undo = False
            self._context.shell.clear_notice()

    def _agree(self) -> None:
        code = self._here()
        if not code or self._says_what_keeps_from_agreeing((code,)):
            return
        self._do(lambda: self._rating.agree((code,)))

    def _agree_task(self) -> None:
        code = self._here()
        codes = self._rating.task_of(code) if code else ()
        if not codes or self._says_what_keeps_from_agreeing(codes):
            return
        self._do(lambda: self._rating.agree(codes, whole_task=True))
        if self._rating.is_editable and not self._rating.problem:
            sentence = self._texts("review.agreed_task", n=len(codes))
            notice = Notice.done(sentence, self._texts("edit.undo"), self._undo)
            self._context.shell.show_notice(notice)
            self._is_offering_undo = True

    def _says_what_keeps_from_agreeing(self, codes: tuple[str, ...]) -> bool:
        """Nobody agrees with what they have chosen not to see yet."""
        texts = self._texts
        if not self._rating.is_editable:
            return False
        hidden = sum(self._presenter().rows.is_hidden(code) for code in codes)
        if hidden:
            way = texts(f"review.{ReviewWay.SELF_FIRST}")
            said = texts("review.hidden_agree", way=way)
            if len(codes) > 1:
                said = texts("review.hidden_agree_task", way=way, n=hidden)
            self._context.shell.show_notice(Notice(said))
            return True
        if not any(self._rating.own(code).is_answered for code in codes):
            self._context.shell.show_notice(Notice(texts("review.nothing_to_agree")))
            return True
        return False

    def _not_applicable(self) -> None:
        """Where the self rating says so, too, it is an agreement; else the reason is asked."""
        code = self._here()
        if not code:
            return
        is_said = self._rating.is_agreement(code) and not self._presenter().rows.is_hidden(code)
        if is_said or not self._rating.is_editable:
            self._do(lambda: self._rating.agree((code,)))
        else:
            self._items.detail.open_reason()

    def _comment(self) -> None:
        if self._here():
            self._items.detail.focus_comment()

    def _undo(self) -> None:
        self._retrace(self._rating.undo)

    def _retrace(self, act: Callable[[], str | None]) -> None:
        touched: list[str | None] = []
        self._do(lambda: touched.append(act()))
        code = next(iter(touched), None)
        if code:
            self._items.choose(code)
