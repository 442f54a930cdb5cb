"""What may happen to a file behind the program's back."""

from pathlib import Path

from ksa_assess.storage.driver import connect


def overwrite(file: Path, content: bytes, *, from_end: int) -> None:
    """Write over bytes in the file."""
    with file.open("r+b") as opened:
        opened.seek(-from_end, 2)
        opened.write(content)


def run_sql(file: Path, *statements: str) -> None:
    """What somebody does with another program."""
    connection = connect(file)
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()
