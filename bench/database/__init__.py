"""Builds what is measured: 152 authorities with five rounds each, answered, judged, signed off."""
