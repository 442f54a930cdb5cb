"""The notice on personal data: what it says here, and that it was read."""

from ksa_assess.runtime import clock
from ksa_assess.runtime.settings import Settings
from ksa_assess.runtime.texts import Texts


def notice(settings: Settings, texts: Texts) -> str:
    """It names those who will read what is handed over."""
    readers = settings.readers or texts("privacy.default_readers")
    return texts("privacy.short", readers=readers)


def is_read(settings: Settings) -> bool:
    return settings.privacy_read_at is not None


def read_now(settings: Settings) -> dict[str, str]:
    """What changes in the settings when somebody says so; nothing where it was read before."""
    if is_read(settings):
        return {}
    return {"privacy_read_at": clock.now().isoformat(timespec="seconds")}
