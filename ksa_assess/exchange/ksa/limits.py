"""How large a file may be and how much it may hold; what the program writes stays far below."""

# A whole review of the largest standard with long comments comes to some hundred kilobytes.
LARGEST_FILE = 32_000_000
MOST_ENTRIES = 500
MOST_ROWS = 5_000
MOST_CODES = 100_000
MOST_NOTES = 50
MOST_PLAN_ITEMS = 200
LONGEST_LINE = 200
LONGEST_PROSE = 20_000
# 2 to this power rounds of scrypt: what a fast computer asks for, and two gigabytes at the most.
HIGHEST_WORK_FACTOR = 21
