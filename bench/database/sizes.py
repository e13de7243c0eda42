"""How much there is of everything."""

from bench.place import SIZE

AUTHORITIES, ROUNDS = (int(number) for number in SIZE.split("x"))
# As England’s nine were in their proportions: London with 33 of 152.
REGIONS = (33, 23, 19, 16, 15, 14, 12, 11, 9)
TEAM = 6
LIBRARY = 20
LIBRARY_OF_MEASURED = 200
LINKS = 2
LINKS_OF_MEASURED = 4
VARIANTS = 6
SEED = 2009

FRAMEWORK = "ns-quality-standards"
STATES = (*["signed-off"] * (ROUNDS - 1), "rating")
STATES_OF_MEASURED = (*["signed-off"] * (ROUNDS - 2), "agreeing", "rating")
STATES_OF_TREND = ("signed-off",) * ROUNDS
PASSWORD = "three slow herons wading"
