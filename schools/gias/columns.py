"""Which columns of the register are kept, under which titles. Head teachers' names are not among them."""

from collections.abc import Mapping

COLUMNS: Mapping[str, str] = {
    "urn": "URN",
    "la_code": "LA (code)",
    "gss_code": "GSSLACode (name)",
    "establishment_number": "EstablishmentNumber",
    "name": "EstablishmentName",
    "type_code": "TypeOfEstablishment (code)",
    "type_name": "TypeOfEstablishment (name)",
    "group_code": "EstablishmentTypeGroup (code)",
    "group_name": "EstablishmentTypeGroup (name)",
    "status_code": "EstablishmentStatus (code)",
    "status_name": "EstablishmentStatus (name)",
    "opened": "OpenDate",
    "closed": "CloseDate",
    "phase_code": "PhaseOfEducation (code)",
    "phase_name": "PhaseOfEducation (name)",
    "low_age": "StatutoryLowAge",
    "high_age": "StatutoryHighAge",
    "pupils": "NumberOfPupils",
    "fsm_percent": "PercentageFSM",
    "trust": "Trusts (name)",
    "street": "Street",
    "town": "Town",
    "postcode": "Postcode",
    "website": "SchoolWebsite",
    "ofsted_rating": "OfstedRating (name)",
    "ofsted_on": "OfstedLastInsp",
    "predecessor": "PredecessorURN",
}
REQUIRED = tuple(COLUMNS[field] for field in ("urn", "la_code", "name"))
FIELD_OF: Mapping[str, str] = {title: field for field, title in COLUMNS.items()}

LINK_COLUMNS: Mapping[str, str] = {
    "urn": "URN",
    "other_urn": "LinkURN",
    "other_name": "LinkName",
    "kind": "LinkType",
    "established": "LinkEstablishedDate",
}
LINKS_REQUIRED = tuple(LINK_COLUMNS[field] for field in ("urn", "other_urn", "kind"))
LINK_FIELD_OF: Mapping[str, str] = {title: field for field, title in LINK_COLUMNS.items()}
