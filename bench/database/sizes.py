"""How much there is of everything."""

AUTHORITIES = 152
TEAM = 6
LIBRARY = 20
LIBRARY_OF_MEASURED = 200
LINKS = 2
LINKS_OF_MEASURED = 4
VARIANTS = 6
SEED = 2009

FRAMEWORK = "ns-quality-standards"
STATES = ("signed-off", "signed-off", "signed-off", "signed-off", "rating")
STATES_OF_MEASURED = ("signed-off", "signed-off", "signed-off", "agreeing", "rating")
PASSWORD = "three slow herons wading"
