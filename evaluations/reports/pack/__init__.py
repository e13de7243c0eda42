"""The inspection pack: what an authority hands to inspectors, with no place in it for what they must not be handed."""
